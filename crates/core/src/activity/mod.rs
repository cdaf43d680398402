//! What happened, in one timeline: page by page from the service, or from what was seen of it.

mod timeline;

pub(crate) use timeline::Timeline;

use crate::{
    App, Fault,
    ports::{ApiError, Fetched},
    saved::{ACTIVITY, Answer},
    view::{Source, Trouble, View},
};
use jmo_wire::activity::{ActivityPage, ActivityQuery};

impl App {
    /// A page of what happened, the newest first. Without the network, of what was seen before;
    /// where that ends before the timeline does, the page has a `next`, from which the service is
    /// asked again.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn activity(&self, query: ActivityQuery) -> Result<View<ActivityPage>, Fault> {
        // A page of what is kept is followed by another one.
        if query.cursor.as_deref().is_some_and(Timeline::wrote) {
            return self.see(ACTIVITY, |kept| show(kept, &query, None));
        }
        let fetch = |access, _| {
            let (api, query) = (self.api.clone(), query.clone());
            async move { api.activity(&access, &query).await }
        };
        let take = |kept: &mut _, fetched| take(kept, &query, fetched);
        self.ask(ACTIVITY, fetch, take, |kept| show(kept, &query, None))
            .await
    }
}

fn show(
    kept: Option<&Answer<Timeline>>,
    query: &ActivityQuery,
    trouble: Option<Trouble>,
) -> View<ActivityPage> {
    match kept.and_then(|kept| Some((kept.content.page(query)?, kept.as_of))) {
        Some(((page, oldest), newest)) => View {
            content: Some(page),
            as_of: Some(oldest.unwrap_or(newest)),
            source: Source::Saved,
            trouble,
        },
        // Nobody knows what follows there.
        None => View {
            content: query.cursor.clone().map(|cursor| ActivityPage {
                entries: Vec::new(),
                next: Some(cursor),
            }),
            as_of: None,
            source: Source::Saved,
            trouble: trouble.or(query.cursor.is_some().then_some(Trouble::Unavailable)),
        },
    }
}

/// Shows what a fetch brought; what belongs to the kept stretch of the timeline is kept.
fn take(
    kept: &mut Option<Answer<Timeline>>,
    query: &ActivityQuery,
    fetched: Result<Fetched<ActivityPage>, ApiError>,
) -> (View<ActivityPage>, bool) {
    let (page, at) = match fetched {
        Err(error) => return (show(kept.as_ref(), query, Some((&error).into())), false),
        Ok(Fetched { content: None, .. }) => {
            return (show(kept.as_ref(), query, Some(Trouble::Garbled)), false);
        }
        Ok(Fetched {
            content: Some(page),
            at,
            ..
        }) => (page, at),
    };
    let mut changed = false;
    if query.asks_for_all() {
        let mut timeline = kept
            .as_ref()
            .map(|kept| kept.content.clone())
            .unwrap_or_default();
        changed = timeline.splice(query.cursor.as_deref(), &page, at);
        if changed {
            *kept = Some(Answer {
                content: timeline,
                etag: None,
                as_of: at,
            });
        }
    }
    let view = View {
        content: Some(page),
        as_of: Some(at),
        source: Source::Live,
        trouble: None,
    };
    (view, changed)
}
