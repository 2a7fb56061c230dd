//! Places that belong together, joined two by two, with the worst that differs among them.

use crate::comparison::conflict::Grade;

/// Groups of numbered places (union by size: Galler and Fischer 1964); finding a group takes log2 n steps at most.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// For each place another one of its group; the root has itself.
    above: Vec<usize>,
    /// For each group by its root: how many places, and the worst that differs among them.
    known: Vec<(usize, Option<Grade>)>,
}

impl Groups {
    /// Adds a place, alone in its group, and returns its number.
    pub(super) fn add(&mut self) -> usize {
        self.above.push(self.above.len());
        self.known.push((1, None));
        self.above.len() - 1
    }

    /// Returns the place that stands for the group of another.
    pub(super) fn root(&self, mut place: usize) -> usize {
        while self.above[place] != place {
            place = self.above[place];
        }
        place
    }

    /// Returns the worst that differs in the group of a place.
    pub(super) fn worst(&self, place: usize) -> Option<Grade> {
        self.known[self.root(place)].1
    }

    /// Makes the groups of two places one, in which this differs, too.
    pub(super) fn join(&mut self, one: usize, other: usize, differs: Option<Grade>) {
        let (one, other) = (self.root(one), self.root(other));
        let (into, from) = if self.known[one].0 < self.known[other].0 { (other, one) } else { (one, other) };
        let (size, worst) = self.known[from];
        let group = &mut self.known[into];
        group.1 = [group.1, worst, differs].into_iter().flatten().min();
        if into != from {
            group.0 += size;
            self.above[from] = into;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_joined_and_keep_the_worst() {
        let mut groups = Groups::default();
        let places: Vec<usize> = (0..5).map(|_| groups.add()).collect();
        groups.join(0, 1, Some(Grade::Near));
        groups.join(2, 3, None);
        groups.join(3, 1, Some(Grade::Conflict));
        groups.join(1, 0, Some(Grade::Near));
        let roots: Vec<bool> = places.iter().map(|&place| groups.root(place) == groups.root(0)).collect();
        assert_eq!(roots, [true, true, true, true, false]);
        assert_eq!((groups.worst(2), groups.worst(4)), (Some(Grade::Conflict), None));
    }
}
