//! What can be asked: the page, a report, the text of a dropped file.

use super::{Shop, guard};
use crate::analysis::{Analysis, Article, SourceFormat};
use crate::cli::args::FormatArg;
use crate::cli::check::Desk;
use crate::cli::guard::worded;
use crate::input::{InputError, Reader};
use crate::report::html::{self, Choices};
use crate::report::{Format, Lang, Options, render};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clap::ValueEnum;
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// Bytes of an article that is sent.
pub(super) const MAX_BYTES: usize = 4 << 20;
/// How long a client may take to send one.
const SENDING: Duration = Duration::from_secs(10);
/// Analyses at the same time; the next wait.
const ANALYSES: usize = 2;

/// Everything that is answered.
pub(super) fn routes(shop: Arc<Shop>) -> Router {
    let desk = Arc::new(Counter { shop: Arc::clone(&shop), room: Room::of(ANALYSES) });
    let routes = Router::new().route("/", get(page)).route("/report", post(report)).route("/text", post(text)).with_state(desk);
    routes.layer(middleware::from_fn_with_state(shop, guarded))
}

/// The shop, and how many are served in it.
struct Counter {
    shop: Arc<Shop>,
    room: Room,
}

/// What a page or report shall be like.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    lang: String,
    policy: String,
    format: String,
    /// Name of the dropped file.
    name: String,
}

impl Wish {
    fn lang(&self, shop: &Shop) -> Result<Lang, Refused> {
        match self.lang.as_str() {
            "" => Ok(shop.lang),
            "ar" => Ok(Lang::Ar),
            "en" => Ok(Lang::En),
            _ => Err(refused(StatusCode::BAD_REQUEST, "no such language; ask for ar or en")),
        }
    }
}

/// Why something is not done, in one line with the way out.
pub(super) struct Refused(StatusCode, String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, self.1 + "\n").into_response()
    }
}

fn refused(status: StatusCode, why: impl ToString) -> Refused {
    Refused(status, why.to_string())
}

/// Turns away whoever may not ask; says of every answer that it is for this page and for now.
async fn guarded(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let mut answer = match guard::refusal(request.headers(), shop.at.port()) {
        Some(why) => refused(StatusCode::FORBIDDEN, why).into_response(),
        None => next.run(request).await,
    };
    let fixed = [
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// The page itself.
async fn page(State(counter): State<Arc<Counter>>, Query(wish): Query<Wish>) -> Result<Response, Refused> {
    let shop = &counter.shop;
    let formats = formats();
    let policies = shop.policies.iter().map(|(name, _)| name.clone()).collect();
    let page = html::desk(wish.lang(shop)?, &Choices { policies, formats }).map_err(|e| refused(StatusCode::INTERNAL_SERVER_ERROR, e))?;
    let csp = format!("{}; frame-ancestors 'none'", html::desk_security_policy());
    let csp = HeaderValue::from_str(&csp).map_err(|e| refused(StatusCode::INTERNAL_SERVER_ERROR, e))?;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    Ok(([(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, csp)], page).into_response())
}

/// The names of the formats.
fn formats() -> Vec<String> {
    FormatArg::value_variants().iter().filter_map(|f| Some(f.to_possible_value()?.get_name().to_owned())).collect()
}

/// The report of the text that is sent.
async fn report(State(counter): State<Arc<Counter>>, Query(wish): Query<Wish>, body: Body) -> Result<Response, Refused> {
    let format = FormatArg::from_str(&wish.format, false)
        .map_err(|_| refused(StatusCode::BAD_REQUEST, format!("no such format; ask for one of {}", formats().join(", "))))?;
    let bytes = sent(body).await?;
    let made = counter.work(move |shop| reported(shop, &wish, format.into(), bytes)).await??;
    Ok(([(CONTENT_TYPE, media_type(format))], made).into_response())
}

/// Name and text of a file that is sent, for the page to show and to be edited.
async fn text(State(counter): State<Arc<Counter>>, Query(wish): Query<Wish>, body: Body) -> Result<String, Refused> {
    let bytes = sent(body).await?;
    counter.work(move |_| opened(&wish.name, &bytes)).await?
}

/// Everything a client sends, if it is neither too much nor too slow.
async fn sent(body: Body) -> Result<Bytes, Refused> {
    let too_much = |_| refused(StatusCode::PAYLOAD_TOO_LARGE, format!("more than {} MB; send one article", MAX_BYTES >> 20));
    let slow = |_| refused(StatusCode::REQUEST_TIMEOUT, "the article did not come in time; send it again");
    timeout(SENDING, to_bytes(body, MAX_BYTES)).await.map_err(slow)?.map_err(too_much)
}

impl Counter {
    /// Does work that takes a processor, beside what answers requests and not too much of it at a time.
    async fn work<T: Send + 'static>(&self, work: impl FnOnce(&Shop) -> T + Send + 'static) -> Result<T, Refused> {
        let shop = Arc::clone(&self.shop);
        self.room.work(move || work(&shop)).await
    }
}

/// So many places to work.
pub(super) struct Room(Arc<Semaphore>);

impl Room {
    pub(super) fn of(places: usize) -> Self {
        Self(Arc::new(Semaphore::new(places)))
    }

    /// Does work on a thread of its own. It keeps its place to its end, also when nobody waits for what comes of it any more.
    pub(super) async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
        let ended = |_| refused(StatusCode::SERVICE_UNAVAILABLE, "it is being ended");
        let place = Arc::clone(&self.0).acquire_owned().await.map_err(ended)?;
        let placed = move || {
            let _place = place;
            work()
        };
        spawn_blocking(placed).await.map_err(|_| refused(StatusCode::INTERNAL_SERVER_ERROR, "the analysis did not end well"))
    }
}

/// The article of a file, by its name and bytes, in every form that is read; of JSON Lines one.
fn dropped(name: &str, bytes: &[u8]) -> Result<Article, Refused> {
    let name = if name.is_empty() { "article" } else { name };
    let id = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    let reader = Reader { max_bytes: MAX_BYTES, ..Reader::default() };
    let mut lines = bytes.split(|b| *b == b'\n');
    let line = lines.next().filter(|_| bytes.starts_with(b"{")).map(<[u8]>::to_vec);
    let more = lines.any(|line| !line.trim_ascii().is_empty());
    let first = || line.and_then(|line| reader.read_line(&id, name, 1, line).ok());
    let read = match reader.read(&id, name, bytes.to_vec()) {
        Err(why) => first().map_or(Err(why), |article| Ok((article, more))),
        Ok(article) => Ok((article, false)),
    };
    let unread = |why: &dyn ToString| refused(StatusCode::UNPROCESSABLE_ENTITY, why.to_string());
    match read {
        Ok((_, true)) => Err(unread(&"several articles in JSON Lines; send one, or read them with isnad analyze")),
        Ok((article, false)) => Ok(article),
        // There is no option here to name an encoding with.
        Err(InputError::Unknown) => Err(unread(&"encoding not recognised; save the file as UTF-8")),
        Err(InputError::Broken { at }) => Err(unread(&format!("broken UTF-8 (byte {at}); mend it there"))),
        Err(InputError::Torn { name }) => Err(unread(&format!("broken {name}; save the file as UTF-8"))),
        Err(why) => Err(unread(&why)),
    }
}

/// A dropped file as the page holds it: what is written as text stays as it is, of other forms the article's text is taken.
fn opened(name: &str, bytes: &[u8]) -> Result<String, Refused> {
    let article = dropped(name, bytes)?;
    let kept = matches!(article.original.format, SourceFormat::Text | SourceFormat::Markdown);
    let raw = std::str::from_utf8(bytes).ok().filter(|_| kept);
    let named = if raw.is_some() { name.to_owned() } else { format!("{}.txt", article.id) };
    let text = raw.unwrap_or(&article.text).trim_start_matches('\u{FEFF}');
    Ok(serde_json::json!({ "name": named, "text": text }).to_string())
}

fn reported(shop: &Shop, wish: &Wish, format: Format, bytes: Bytes) -> Result<Vec<u8>, Refused> {
    let lang = wish.lang(shop)?;
    let article = dropped(&wish.name, &bytes)?;
    let analysis = analyzed(shop, wish, article)?;
    worded(&wish.name, analysis.article.words).map_err(|failure| refused(StatusCode::UNPROCESSABLE_ENTITY, failure.why))?;
    let policy = Some(wish.policy.clone()).filter(|name| !name.is_empty());
    let options = Options { lang, policy, ..Options::default() };
    let mut out = Vec::new();
    render(format, &[analysis], &options, &mut out).map_err(|error| refused(StatusCode::INTERNAL_SERVER_ERROR, error))?;
    Ok(out)
}

fn analyzed(shop: &Shop, wish: &Wish, article: Article) -> Result<Analysis, Refused> {
    if wish.policy.is_empty() {
        return Ok(shop.analyzer.analyze(&article));
    }
    let chosen = shop.policies.iter().find(|(name, _)| *name == wish.policy);
    let names = || shop.policies.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let (_, loaded) =
        chosen.ok_or_else(|| refused(StatusCode::BAD_REQUEST, format!("no such policy; ask for one of {}, or for none", names())))?;
    let desk = Desk { analyzer: &shop.analyzer, judge: &shop.judge };
    let path = article.path.clone();
    let path = Path::new(&path);
    // What a client calls its text is no place on this machine.
    let judged = desk.judge_at(article, path, &path.file_name().unwrap_or_default().to_string_lossy(), loaded);
    judged.map(|judged| judged.analysis).map_err(|trouble| refused(StatusCode::UNPROCESSABLE_ENTITY, trouble.unread().why))
}

fn media_type(format: FormatArg) -> &'static str {
    match format {
        FormatArg::Html => "text/html; charset=utf-8",
        FormatArg::Json => "application/json",
        FormatArg::Jsonl => "application/jsonl",
        FormatArg::Csv | FormatArg::CsvSources => "text/csv; charset=utf-8",
        FormatArg::Markdown => "text/markdown; charset=utf-8",
        FormatArg::Graphml => "application/xml",
        FormatArg::Table | FormatArg::Dot | FormatArg::Mermaid => "text/plain; charset=utf-8",
    }
}
