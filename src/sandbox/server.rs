//! Starting and stopping a sandbox: one HTTP server on loopback, and the task that carries events to the bot.

use std::io;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::any;
use axum::routing::get;
use axum::routing::post;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::clock::Clock;

use super::app::Options;
use super::control;
use super::guard;
use super::page;
use super::respond;
use super::seed::SeedError;
use super::socket;
use super::state::State;
use super::web_api;
use super::workspace::Workspace;

/// How large a body may be; a file upload is the largest.
const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// A Slack-compatible workspace, to be started.
#[derive(Clone, Copy, Debug)]
pub struct Sandbox;

/// A workspace that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    /// Where it is reached: `http://127.0.0.1:8787`.
    pub address: String,
    workspace: Arc<Workspace>,
    server: JoinHandle<()>,
    courier: JoinHandle<()>,
}

/// Why a sandbox did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// Somebody else uses the port.
    #[error("port {0} is in use; choose another one, or 0 for any")]
    PortTaken(u16),
    /// The port cannot be opened.
    #[error("could not open port {port}")]
    Port {
        /// The port asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The seed contradicts itself.
    #[error(transparent)]
    Seed(#[from] SeedError),
}

impl Sandbox {
    /// Starts a workspace; it answers as soon as this returns.
    ///
    /// # Errors
    /// When the seed is wrong or the port cannot be opened.
    pub async fn start(options: Options) -> Result<Running, StartError> {
        options.seed.check()?;
        let listener = listen(options.port).await?;
        let port = listener
            .local_addr()
            .map_or(options.port, |local| local.port());
        let address = format!("http://127.0.0.1:{port}");
        let now = options.clock.now();
        let state = State::new(&options.seed, options.app, address.clone(), now);
        let (events, received) = mpsc::unbounded_channel();
        let workspace = Arc::new(Workspace::new(state, options.clock, events));
        let courier = tokio::spawn(socket::carry_events(Arc::clone(&workspace), received));
        let serving = Arc::clone(&workspace);
        let server = tokio::spawn(async move {
            let router = routes(Arc::clone(&serving));
            let stopped = async move { serving.stopped().await };
            let served = axum::serve(listener, router).with_graceful_shutdown(stopped);
            if let Err(problem) = served.await {
                tracing::error!(%problem, "the sandbox stopped serving");
            }
        });
        Ok(Running {
            address,
            workspace,
            server,
            courier,
        })
    }
}

async fn listen(port: u16) -> Result<TcpListener, StartError> {
    let place = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(place)
        .await
        .map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => StartError::PortTaken(port),
            _ => StartError::Port { port, source },
        })
}

fn routes(workspace: Arc<Workspace>) -> Router {
    Router::new()
        .route("/", get(page::index))
        .route("/page/{name}", get(page::file))
        .route("/archives/{channel}/{message}", get(page::archives))
        .route("/api/{method}", any(web_api::call))
        .route("/respond/{word}", post(respond::respond))
        .route("/upload/{ticket}", any(web_api::upload))
        .route("/files/{id}/{name}", get(web_api::download))
        .route("/link", get(socket::connect))
        .route("/link/", get(socket::connect))
        .nest("/control", control::routes())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(axum::middleware::from_fn(guard::only_this_machine))
        .with_state(workspace)
}

impl Running {
    /// Stops the workspace and waits until its port is free.
    pub async fn stop(mut self) {
        self.workspace.stop();
        // A task that was aborted or panicked has ended as well.
        let _ = (&mut self.courier).await;
        let _ = (&mut self.server).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.workspace.stop();
        self.server.abort();
        self.courier.abort();
    }
}
