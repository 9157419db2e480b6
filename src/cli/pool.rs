//! Work on several threads whose results come out in order.
//!
//! A turn takes several items where they are there already: each costs a lock and may cost a change of threads, and what works on
//! several can do one thing for all of them before the next.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Turns whose results may wait for an earlier one, for each thread. Keeps memory constant when one item takes long.
const AHEAD: usize = 2;

/// Items of one turn at most.
const TURN: usize = 32;

/// Bytes of items behind which a turn takes no further one.
const TURN_BYTES: u64 = 1 << 17;

/// Bytes of items, for each thread, that are worked on or whose results wait: two full turns.
const BYTES: u64 = AHEAD as u64 * TURN_BYTES;

/// As many for all threads, where they are few. An analysis takes some twenty times the bytes of its article.
const LEAST: u64 = 1 << 20;

/// Bytes of a turn that is worked on by the calling thread: what a thread needed once it keeps, and all would need it in time.
const HEAVY: u64 = 1 << 18;

/// Does `work` on all items, a turn at a time, on `jobs` threads and gives the results to `each` in the order of the items.
///
/// An item comes with its bytes. Those of all that are begun and not yet given out are bounded; an item beyond the bound is
/// worked on alone, and a long one on the calling thread. One that the iterator does not promise by its size hint is not waited
/// for by those before it.
///
/// `each` runs on the calling thread; when it breaks, no further turn is begun. It gets `None` where the next result has to be waited
/// for: what is there can go out meanwhile.
pub(super) fn in_order<T, R>(
    items: impl Iterator<Item = (u64, T)> + Send,
    jobs: usize,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
    mut each: impl FnMut(Option<R>) -> ControlFlow<()>,
) where
    T: Send,
    R: Send,
{
    if jobs <= 1 {
        return alone(items, work, each);
    }
    let shared = Shared {
        items: Mutex::new(items),
        state: Mutex::new(State { taken: 0, given: 0, bytes: 0, ended: false, running: jobs, ready: BTreeMap::new() }),
        changed: Condvar::new(),
        most: (jobs as u64 * BYTES).max(LEAST),
    };
    let begun = thread::scope(|scope| {
        let _finish = Finish(&shared);
        let begin = || thread::Builder::new().spawn_scoped(scope, || shared.run(jobs * AHEAD, &work)).is_ok();
        // Where the machine gives no more threads, those that there are do the work.
        let begun = (0..jobs).take_while(|_| begin()).count();
        (begun..jobs).for_each(|_| drop(Leave(&shared)));
        let mut written = 0;
        loop {
            let ready = shared.ready(written);
            if ready.is_none() && each(None).is_break() {
                break;
            }
            let Some((bytes, turn)) = ready.or_else(|| shared.next()) else { break };
            written = bytes;
            let given = match turn {
                Turn::Heavy(items) => work(items).into_iter().map(Some).try_for_each(&mut each),
                Turn::Done(results) => results.into_iter().map(Some).try_for_each(&mut each),
            };
            if given.is_break() {
                break;
            }
        }
        begun
    });
    if begun == 0 {
        alone(shared.items.into_inner().unwrap_or_else(PoisonError::into_inner), work, each);
    }
}

/// Work on single items: in a turn one after the other.
pub(super) fn singly<T, R>(work: impl Fn(T) -> R) -> impl Fn(Vec<T>) -> Vec<R> {
    move |turn| turn.into_iter().map(&work).collect()
}

/// Does all work on the calling thread.
fn alone<T, R>(
    mut items: impl Iterator<Item = (u64, T)>,
    work: impl Fn(Vec<T>) -> Vec<R>,
    mut each: impl FnMut(Option<R>) -> ControlFlow<()>,
) {
    loop {
        if items.size_hint().0 == 0 && each(None).is_break() {
            return;
        }
        let (_, turn) = next_turn(&mut items);
        if turn.is_empty() || work(turn).into_iter().map(Some).try_for_each(&mut each).is_break() {
            return;
        }
    }
}

/// The items of the next turn and their bytes; none when there are no more.
fn next_turn<T>(items: &mut impl Iterator<Item = (u64, T)>) -> (u64, Vec<T>) {
    let (mut bytes, mut turn) = (0, Vec::new());
    while turn.is_empty() || turn.len() < TURN && bytes < TURN_BYTES && items.size_hint().0 > 0 {
        let Some((weight, item)) = items.next() else { break };
        bytes += weight;
        turn.push(item);
    }
    (bytes, turn)
}

struct Shared<I, T, R> {
    /// Held while the next item is waited for, so that results go out meanwhile.
    items: Mutex<I>,
    state: Mutex<State<T, R>>,
    changed: Condvar,
    /// Bytes of turns that are begun and not given out, unless there is only one.
    most: u64,
}

/// What has become of a turn of items.
enum Turn<T, R> {
    /// Left to the calling thread.
    Heavy(Vec<T>),
    Done(Vec<R>),
}

struct State<T, R> {
    /// Turns that were begun.
    taken: usize,
    /// Turns whose results were given out.
    given: usize,
    /// Bytes of turns that were begun and whose results are not given out.
    bytes: u64,
    /// No further turn is to be begun.
    ended: bool,
    /// Threads at work.
    running: usize,
    /// Turns that wait to be given out, with the bytes of their items.
    ready: BTreeMap<usize, (u64, Turn<T, R>)>,
}

impl<T, R> State<T, R> {
    /// Gives out the next turn where it is there.
    fn give(&mut self) -> Option<(u64, Turn<T, R>)> {
        let ready = self.ready.remove(&self.given)?;
        self.given += 1;
        Some(ready)
    }
}

impl<I, T, R> Shared<I, T, R> {
    /// A thread that panicked left nothing half done in here.
    fn lock(&self) -> MutexGuard<'_, State<T, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }
}

impl<I: Iterator<Item = (u64, T)>, T, R> Shared<I, T, R> {
    fn wait<'a>(&self, state: MutexGuard<'a, State<T, R>>) -> MutexGuard<'a, State<T, R>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, ahead: usize, work: &impl Fn(Vec<T>) -> Vec<R>) {
        // Counts the thread out however it ends, so that nobody waits for it.
        let _leave = Leave(self);
        while let Some((number, bytes, items)) = self.take(ahead) {
            let turn = if bytes > HEAVY { Turn::Heavy(items) } else { Turn::Done(work(items)) };
            self.lock().ready.insert(number, (bytes, turn));
            self.changed.notify_all();
        }
    }

    /// The next turn: its number, its bytes and its items.
    fn take(&self, ahead: usize) -> Option<(usize, u64, Vec<T>)> {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.wait_while(|state| state.taken >= state.given + ahead)?);
        let (bytes, turn) = next_turn(&mut *items);
        if turn.is_empty() {
            self.end();
            return None;
        }
        // What was begun before needs nothing of this turn: it comes to its end, and there is room.
        let mut state = self.wait_while(|state| state.bytes > 0 && state.bytes + bytes > self.most)?;
        let number = state.taken;
        state.taken += 1;
        state.bytes += bytes;
        Some((number, bytes, turn))
    }

    /// The state when something is no longer so; nothing when no further turn is to be begun.
    fn wait_while(&self, is: impl Fn(&State<T, R>) -> bool) -> Option<MutexGuard<'_, State<T, R>>> {
        let mut state = self.lock();
        while !state.ended && is(&state) {
            state = self.wait(state);
        }
        (!state.ended).then_some(state)
    }

    /// The next turn and its bytes where it is there, when that of so many bytes was given out.
    fn ready(&self, written: u64) -> Option<(u64, Turn<T, R>)> {
        let mut state = self.lock();
        state.bytes -= written;
        let ready = state.give();
        drop(state);
        self.changed.notify_all();
        ready
    }

    /// The next turn and its bytes, as soon as it is there.
    fn next(&self) -> Option<(u64, Turn<T, R>)> {
        let mut state = self.lock();
        loop {
            if let Some(ready) = state.give() {
                self.changed.notify_all();
                return Some(ready);
            }
            if state.running == 0 {
                return None;
            }
            state = self.wait(state);
        }
    }
}

/// Counts a thread out.
struct Leave<'a, I, T, R>(&'a Shared<I, T, R>);

impl<I, T, R> Drop for Leave<'_, I, T, R> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.running -= 1;
        state.ended |= thread::panicking(); // its turn will never be there
        drop(state);
        self.0.changed.notify_all();
    }
}

/// However the calling thread comes to its end, no further turn is begun.
struct Finish<'a, I, T, R>(&'a Shared<I, T, R>);

impl<I, T, R> Drop for Finish<'_, I, T, R> {
    fn drop(&mut self) {
        self.0.end();
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
        in_order((0..count).map(|n| (0, n)), jobs, singly(work), |n| {
            out.extend(n);
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
        let items = (0..2).filter(move |n| *n == 0 || wait.recv().is_ok()).map(|n| (LEAST, n));
        let mut out = Vec::new();
        in_order(items, 2, singly(|n| n), |n| {
            out.extend(n);
            let _ = first_done.send(());
            ControlFlow::Continue(())
        });
        assert_eq!(out, [0, 1]);
    }

    #[test]
    fn what_is_there_goes_out_while_the_next_is_waited_for() {
        for jobs in [1, 2, 3] {
            let (went_out, wait) = mpsc::channel();
            // Each item behind the first comes only after the one before it went out.
            let items = (0..4).filter(move |n| *n == 0 || wait.recv().is_ok()).map(|n| (1, n));
            let (mut out, mut held) = (Vec::new(), 0);
            in_order(items, jobs, singly(|n| n), |n| {
                held += usize::from(n.is_some());
                out.extend(n);
                if n.is_none() {
                    (0..std::mem::take(&mut held)).for_each(|_| _ = went_out.send(()));
                }
                ControlFlow::Continue(())
            });
            assert_eq!(out, [0, 1, 2, 3]);
        }
    }

    #[test]
    fn a_panic_ends_the_run_and_nobody_waits_for_its_turn() {
        let work = |n: usize| if n == 40 { panic!("a mistake") } else { n };
        for bytes in [TURN_BYTES, HEAVY + 1] {
            let run = || in_order((0..4000).map(|n| (bytes, n)), 2, singly(work), |_| ControlFlow::Continue(()));
            assert!(std::panic::catch_unwind(run).is_err());
        }
    }

    #[test]
    fn no_items_give_no_results() {
        assert_eq!(run(0, 4, usize::MAX), Vec::<usize>::new());
    }

    #[test]
    fn bytes_at_work_are_bounded_and_an_item_beyond_is_done_alone() {
        let sizes = [LEAST * 9, LEAST / 2, LEAST / 2, LEAST / 2, 1, LEAST * 3, 1, 1, LEAST, LEAST + 1, LEAST / 3];
        let items = || sizes.into_iter().cycle().take(110);
        let begun = Mutex::new(Vec::new());
        let lock = || begun.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut out, together) = (Vec::new(), Mutex::new(Vec::new()));
        let work = |size: u64| {
            lock().push(size);
            let now: Vec<u64> = lock().iter().copied().filter(|size| *size > 1).collect();
            if now.iter().sum::<u64>() > LEAST && now.len() > 1 {
                together.lock().unwrap_or_else(PoisonError::into_inner).push(now);
            }
            thread::sleep(Duration::from_micros(300));
            size
        };
        in_order(items().map(|size| (size, size)), 4, singly(work), |size| {
            let Some(size) = size else { return ControlFlow::Continue(()) };
            let at = lock().iter().position(|s| *s == size);
            at.map(|at| lock().swap_remove(at));
            out.push(size);
            ControlFlow::Continue(())
        });
        assert_eq!(out, items().collect::<Vec<_>>());
        assert_eq!(together.into_inner().unwrap_or_default(), Vec::<Vec<u64>>::new());
    }

    #[test]
    fn long_items_are_left_to_the_calling_thread() {
        let mut heavy = Vec::new();
        let items = (0..40).map(|n| if n % 5 == 0 { (HEAVY + 1, true) } else { (TURN_BYTES, false) });
        let work = |is_heavy: bool| (is_heavy, thread::current().id());
        in_order(items, 3, singly(work), |done| {
            heavy.extend(done.map(|(is_heavy, id)| (is_heavy, id == thread::current().id())));
            ControlFlow::Continue(())
        });
        assert_eq!(heavy, (0..40).map(|n| (n % 5 == 0, n % 5 == 0)).collect::<Vec<_>>());
    }
}
