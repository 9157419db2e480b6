//! Connections: few enough, none for long, all closed at the end.

use super::{Shop, api};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// Connections at the same time; the next wait.
const CONNECTIONS: usize = 256;
/// How long a client may take to say what it wants.
const HEADERS: Duration = Duration::from_secs(5);
/// How long a connection may last in all: each is for one request.
const CONNECTION: Duration = Duration::from_secs(60);
/// How long the requests that are being answered may go on after the end.
const GRACE: Duration = Duration::from_secs(2);

/// Serves until Ctrl-C or a request of the system to end. `ready` is called when both are heard and requests are taken.
pub(super) fn run(listener: TcpListener, shop: Arc<Shop>, ready: impl FnOnce()) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(serve(listener, shop, ready));
    // An analysis that is still at work ends with the process.
    runtime.shutdown_timeout(Duration::from_millis(100));
    served
}

async fn serve(listener: TcpListener, shop: Arc<Shop>, ready: impl FnOnce()) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let open = GracefulShutdown::new();
    let routes = api::routes(shop);
    let mut end = std::pin::pin!(end()?);
    ready();
    loop {
        let place = tokio::select! {
            place = Arc::clone(&room).acquire_owned() => place.map_err(io::Error::other)?,
            () = &mut end => break,
        };
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // Out of descriptors, or the client has gone: neither is a reason to end.
                Err(_) => {
                    sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut end => break,
        };
        let service = TowerToHyperService::new(routes.clone());
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEADERS).keep_alive(false);
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A client that is slow, gone or no browser harms itself only.
            let _ = timeout(CONNECTION, connection).await;
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(GRACE, open.shutdown()).await;
    Ok(())
}

/// Ends with Ctrl-C, or when the system asks for it.
#[cfg(unix)]
fn end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends with Ctrl-C.
#[cfg(not(unix))]
fn end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
