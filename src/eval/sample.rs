//! A draw that comes out the same for the same seed, on any machine.

/// `count` indices below `of`, in order, each set as likely as any other; all of them when `count` is larger.
///
/// ```
/// assert_eq!(isnad::eval::sample(3, 5, 1), [0, 1, 2]);
/// assert_eq!(isnad::eval::sample(100, 4, 7).len(), 4);
/// ```
#[must_use]
pub fn sample(of: usize, count: usize, seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut chosen = Vec::with_capacity(count.min(of));
    for index in 0..of {
        let (wanted, left) = (count.min(of) - chosen.len(), of - index);
        // Each index is taken with the chance that the rest still needs it.
        if next(&mut state) % (left as u64) < wanted as u64 {
            chosen.push(index);
        }
    }
    chosen
}

/// The next number of `SplitMix64`.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_again_and_another_draws_otherwise() {
        assert_eq!(sample(50, 5, 3), sample(50, 5, 3));
        assert_ne!(sample(50, 5, 3), sample(50, 5, 4));
    }

    #[test]
    fn as_many_as_asked_are_drawn_in_order() {
        for seed in 0..50 {
            let drawn = sample(20, 6, seed);
            assert_eq!(drawn.len(), 6);
            assert!(drawn.is_sorted() && drawn.iter().all(|n| *n < 20));
        }
        assert_eq!(sample(0, 6, 1), Vec::<usize>::new());
    }
}
