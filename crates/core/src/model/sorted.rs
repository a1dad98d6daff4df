//! Small sets and maps as sorted lists: for dozens of entries they are quicker than trees and a tenth of their code.

/// A set of few values, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct SortedSet<T>(Vec<T>);

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        SortedSet(Vec::new())
    }
}

impl<T> SortedSet<T> {
    /// What is sorted already, each once.
    pub fn of_sorted(values: Vec<T>) -> SortedSet<T> {
        SortedSet(values)
    }
}

impl<T: Ord> SortedSet<T> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the value is in it.
    pub fn contains(&self, value: &T) -> bool {
        self.0.binary_search(value).is_ok()
    }

    /// Puts a value in; whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        match self.0.binary_search(&value) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, value);
                true
            }
        }
    }

    /// Takes a value out; whether it was in.
    pub fn remove(&mut self, value: &T) -> bool {
        self.0.binary_search(value).is_ok_and(|place| {
            self.0.remove(place);
            true
        })
    }

    /// Puts values in.
    pub fn extend(&mut self, values: impl IntoIterator<Item = T>) {
        for value in values {
            self.insert(value);
        }
    }

    /// The values in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut values: Vec<T> = values.into_iter().collect();
        values.sort_unstable();
        values.dedup();
        SortedSet(values)
    }
}

/// A map of few keys, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        SortedMap(Vec::new())
    }
}

impl<K: Ord, V: Default> SortedMap<K, V> {
    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let place = self.0.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// The value of a key, which is there from now on.
    #[allow(clippy::indexing_slicing, reason = "the place was found or made on the line before")]
    pub fn get_or_insert_default(&mut self, key: K) -> &mut V {
        let place = self.0.binary_search_by(|(known, _)| known.cmp(&key)).unwrap_or_else(|place| {
            self.0.insert(place, (key, V::default()));
            place
        });
        &mut self.0[place].1
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keys with their values, in the order of the keys.
    pub fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    /// Keys with their values to be changed, in the order of the keys.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.0.iter_mut().map(|(key, value)| (&*key, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_and_maps_keep_order_and_each_value_once() {
        let mut set: SortedSet<i32> = [3, 1, 3, 2].into_iter().collect();
        assert!(!set.insert(2) && set.insert(0) && set.contains(&0) && set.remove(&3) && !set.remove(&3));
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [0, 1, 2]);
        let mut map: SortedMap<&str, usize> = SortedMap::default();
        for word in ["b", "a", "b", "c"] {
            *map.get_or_insert_default(word) += 1;
        }
        assert_eq!(map.iter().copied().collect::<Vec<_>>(), [("a", 1), ("b", 2), ("c", 1)]);
        assert_eq!((map.get(&"b"), map.get(&"x")), (Some(&2), None));
    }
}
