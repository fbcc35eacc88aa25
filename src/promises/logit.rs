//! Logistic regression over traits that are there or not, held near zero: the same weights on every run.
//!
//! Coordinate descent with Newton's steps. Knows neither cues nor words.

/// How often all weights are adjusted, at most.
const SWEEPS: usize = 60;

/// An adjustment below this is none.
const SETTLED: f64 = 1e-5;

/// The longest step: one may overshoot where the curve is flat.
const LONGEST: f64 = 1.0;

/// What is taught.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The traits that are there, by number, each at most once.
    pub(super) traits: &'a [usize],
    /// What is added to the sum of their weights.
    pub(super) offset: f64,
    /// Whether it is one.
    pub(super) is: bool,
    /// How often it counts.
    pub(super) counts: f64,
}

/// Adjusts the weights until the rows come out as likely as they can; returns the widest move.
///
/// `held` says for each trait how strongly its weight is held near zero (the penalty is `held / 2 * w * w`).
pub(super) fn fit(rows: &[Row<'_>], held: &[f64], weights: &mut [f64]) -> f64 {
    let mut with: Vec<Vec<usize>> = vec![Vec::new(); weights.len()];
    for (number, row) in rows.iter().enumerate() {
        for one in row.traits {
            if let Some(list) = with.get_mut(*one) {
                list.push(number);
            }
        }
    }
    let mut sums: Vec<f64> = rows.iter().map(|row| sum(row, weights)).collect();
    let mut moved: f64 = 0.0;
    for _ in 0..SWEEPS {
        let mut widest: f64 = 0.0;
        for ((weight, held), with) in weights.iter_mut().zip(held).zip(&with) {
            let step = step(rows, &sums, with, *held, *weight);
            *weight += step;
            widest = widest.max(step.abs());
            for row in with {
                sums[*row] += step;
            }
        }
        moved = moved.max(widest);
        if widest < SETTLED {
            break;
        }
    }
    moved
}

fn sum(row: &Row<'_>, weights: &[f64]) -> f64 {
    let each = row.traits.iter().filter_map(|one| weights.get(*one));
    row.offset + each.sum::<f64>()
}

/// Returns Newton's step for one weight.
fn step(rows: &[Row<'_>], sums: &[f64], with: &[usize], held: f64, weight: f64) -> f64 {
    let (mut slope, mut bend) = (held * weight, held);
    for number in with {
        let row = &rows[*number];
        let likely = 1.0 / (1.0 + (-sums[*number]).exp());
        slope += row.counts * (likely - f64::from(u8::from(row.is)));
        bend += row.counts * likely * (1.0 - likely);
    }
    (-slope / bend).clamp(-LONGEST, LONGEST)
}
