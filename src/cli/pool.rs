//! Work on several threads whose results come out in order.
//!
//! A thread takes several items at a time where they are there already: each turn costs a lock and may cost a change of threads.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Turns whose results may wait for an earlier one, for each thread. Keeps memory constant when one item takes long.
const AHEAD: usize = 2;

/// Items of one turn at most.
const TURN: usize = 32;

/// Does `work` on every item on `jobs` threads and gives the results to `each` in the order of the items.
///
/// An item that the iterator does not promise by its size hint is not waited for by those before it.
///
/// `each` runs on the calling thread; when it breaks, no further turn is begun.
pub(super) fn in_order<T, R>(
    items: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(R) -> ControlFlow<()>,
) where
    R: Send,
{
    if jobs <= 1 {
        let mut items = items.map(work);
        let _ = items.try_for_each(each);
        return;
    }
    let shared = Shared {
        items: Mutex::new(items),
        state: Mutex::new(State { taken: 0, given: 0, ended: false, running: jobs, ready: BTreeMap::new() }),
        changed: Condvar::new(),
    };
    let begun = thread::scope(|scope| {
        let begin = || thread::Builder::new().spawn_scoped(scope, || shared.run(jobs * AHEAD, &work)).is_ok();
        // Where the machine gives no more threads, those that there are do the work.
        let begun = (0..jobs).take_while(|_| begin()).count();
        (begun..jobs).for_each(|_| drop(Leave(&shared)));
        while let Some(results) = shared.next() {
            if results.into_iter().try_for_each(&mut each).is_break() {
                shared.end();
                break;
            }
        }
        begun
    });
    if begun == 0 {
        let _ = shared.items.into_inner().unwrap_or_else(PoisonError::into_inner).map(work).try_for_each(each);
    }
}

struct Shared<I, R> {
    /// Held while the next item is waited for, so that results go out meanwhile.
    items: Mutex<I>,
    state: Mutex<State<R>>,
    changed: Condvar,
}

struct State<R> {
    /// Turns that were begun.
    taken: usize,
    /// Turns whose results were given out.
    given: usize,
    /// No further turn is to be begun.
    ended: bool,
    /// Threads at work.
    running: usize,
    /// Results that wait for their turn.
    ready: BTreeMap<usize, Vec<R>>,
}

impl<I: Iterator, R> Shared<I, R> {
    /// A thread that panicked left nothing half done in here.
    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<R>>) -> MutexGuard<'a, State<R>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, ahead: usize, work: &impl Fn(I::Item) -> R) {
        // Counts the thread out however it ends, so that nobody waits for it.
        let _leave = Leave(self);
        while let Some((number, items)) = self.take(ahead) {
            let results = items.into_iter().map(work).collect();
            self.lock().ready.insert(number, results);
            self.changed.notify_all();
        }
    }

    /// The items of the next turn, and its number.
    fn take(&self, ahead: usize) -> Option<(usize, Vec<I::Item>)> {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.lock();
        while !state.ended && state.taken >= state.given + ahead {
            state = self.wait(state);
        }
        if state.ended {
            return None;
        }
        let number = state.taken;
        state.taken += 1;
        drop(state);
        let mut turn = Vec::from_iter(items.next());
        while !turn.is_empty() && turn.len() < TURN && items.size_hint().0 > 0 {
            turn.extend(items.next());
        }
        if turn.is_empty() {
            self.lock().ended = true;
            return None;
        }
        Some((number, turn))
    }

    fn next(&self) -> Option<Vec<R>> {
        let mut state = self.lock();
        loop {
            let turn = state.given;
            if let Some(results) = state.ready.remove(&turn) {
                state.given += 1;
                self.changed.notify_all();
                return Some(results);
            }
            if state.running == 0 {
                return None;
            }
            state = self.wait(state);
        }
    }

    fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }
}

struct Leave<'a, I: Iterator, R>(&'a Shared<I, R>);

impl<I: Iterator, R> Drop for Leave<'_, I, R> {
    fn drop(&mut self) {
        self.0.lock().running -= 1;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    fn run(count: usize, jobs: usize, stop_at: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let work = |n: usize| {
            // Later items are done first.
            thread::sleep(Duration::from_micros(if n.is_multiple_of(7) { 900 } else { 1 }));
            n * 2
        };
        in_order(0..count, jobs, work, |n| {
            out.push(n);
            if out.len() == stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        out
    }

    #[test]
    fn results_keep_the_order_of_the_items() {
        let expected: Vec<usize> = (0..300).map(|n| n * 2).collect();
        for jobs in [1, 2, 5] {
            assert_eq!(run(300, jobs, usize::MAX), expected);
        }
    }

    #[test]
    fn nothing_is_begun_after_a_break() {
        assert_eq!(run(1_000_000, 3, 4), [0, 2, 4, 6]);
    }

    #[test]
    fn an_item_that_is_not_promised_holds_up_nothing() {
        let (first_done, wait) = mpsc::channel();
        // The second item comes only after the result of the first.
        let items = (0..2).filter(move |n| *n == 0 || wait.recv().is_ok());
        let mut out = Vec::new();
        in_order(
            items,
            2,
            |n| n,
            |n| {
                out.push(n);
                let _ = first_done.send(());
                ControlFlow::Continue(())
            },
        );
        assert_eq!(out, [0, 1]);
    }

    #[test]
    fn no_items_give_no_results() {
        assert_eq!(run(0, 4, usize::MAX), Vec::<usize>::new());
    }
}
