//! Counts work in tests, so that they can hold it to grow with the catalogue; costs nothing outside
//! tests.
//!
//! Whoever does something once for each of many things says how many there are.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static DONE: Cell<u64> = const { Cell::new(0) };
}

/// Says that something is done so many times.
pub(crate) fn done(times: usize) {
    #[cfg(test)]
    DONE.with(|done| done.set(done.get() + times as u64));
    #[cfg(not(test))]
    let _ = times;
}

/// Runs something on a single thread, and returns how much it says it did.
#[cfg(test)]
pub(crate) fn of(run: impl FnOnce() + Send) -> u64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    pool.expect("a thread can be started").install(|| {
        DONE.with(|done| done.set(0));
        run();
        DONE.with(Cell::get)
    })
}
