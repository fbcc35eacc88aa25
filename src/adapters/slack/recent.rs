//! Things remembered for a while: a map bounded by count, the oldest forgotten first.
//!
//! Knows no time; whoever stores a moment beside the value compares it.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::hash::Hash;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

/// A map that forgets its oldest entry when it is full.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    most: usize,
    inner: Mutex<Inner<K, V>>,
}

#[derive(Debug)]
struct Inner<K, V> {
    entries: HashMap<K, (u64, V)>,
    order: VecDeque<(u64, K)>,
    next: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Recent<K, V> {
    pub(super) fn holding(most: usize) -> Self {
        Self {
            most,
            inner: Mutex::new(Inner {
                entries: HashMap::new(),
                order: VecDeque::new(),
                next: 0,
            }),
        }
    }

    pub(super) fn get(&self, key: &K) -> Option<V> {
        self.lock().entries.get(key).map(|(_, value)| value.clone())
    }

    /// Remembers `value` and returns whether the key is new.
    pub(super) fn put(&self, key: K, value: V) -> bool {
        self.lock().put(key, value, self.most)
    }

    /// Remembers `value` unless the key is known, and returns whether it is new.
    pub(super) fn put_new(&self, key: K, value: V) -> bool {
        // One lock for both steps: two sockets may bring the same delivery at once.
        let mut inner = self.lock();
        !inner.entries.contains_key(&key) && inner.put(key, value, self.most)
    }

    pub(super) fn forget(&self, key: &K) {
        self.lock().entries.remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, Inner<K, V>> {
        // Entries and order may differ after a panic; `trim` copes with both.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Clone + Eq + Hash, V> Inner<K, V> {
    fn put(&mut self, key: K, value: V, most: usize) -> bool {
        let turn = self.next;
        self.next += 1;
        self.order.push_back((turn, key.clone()));
        let new = self.entries.insert(key, (turn, value)).is_none();
        self.trim(most);
        new
    }

    fn trim(&mut self, most: usize) {
        // The order holds stale turns of keys put again or forgotten: they go without taking an entry along.
        while self.entries.len() > most || self.order.len() > most.saturating_mul(2) {
            let Some((turn, key)) = self.order.pop_front() else {
                return;
            };
            if self
                .entries
                .get(&key)
                .is_some_and(|(current, _)| *current == turn)
            {
                self.entries.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_forgotten_first() {
        let recent = Recent::holding(2);
        assert!(recent.put_new("a", ()));
        assert!(recent.put_new("b", ()));
        assert!(!recent.put_new("a", ()));
        assert!(recent.put_new("c", ()));
        assert!(recent.get(&"a").is_none());
        assert!(recent.get(&"b").is_some());
    }

    #[test]
    fn putting_one_key_again_and_again_stays_bounded() {
        let recent = Recent::holding(2);
        recent.put("kept", 0);
        for value in 0..100 {
            recent.put("again", value);
        }
        assert_eq!(recent.get(&"again"), Some(99));
        assert!(recent.lock().order.len() <= 4);
    }
}
