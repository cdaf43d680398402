use crate::{
    App, Trouble,
    view::{Source, View},
};
use jmo_wire::status::ServiceStatus;
use serde::Serialize;

/// Whether this app should be updated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum UpdateAdvice {
    /// It is new enough.
    None,
    /// A newer one exists.
    Recommended,
    /// The service no longer speaks with this one.
    Required,
}

/// The service's state as the web view sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ServiceView {
    /// What the service said.
    pub view: View<ServiceStatus>,
    /// What it means for this app.
    pub update: UpdateAdvice,
    /// Where the sandbox shows its people and codes, in a sandbox.
    pub sandbox_page: Option<String>,
}

impl App {
    /// Asks how the service is. Needs no session.
    pub async fn status(&self) -> ServiceView {
        let view = match self.api.status().await {
            Ok(fetched) => {
                self.day.hear(fetched.at, self.clock.elapsed());
                View {
                    content: fetched.content,
                    as_of: Some(fetched.at),
                    source: Source::Live,
                    trouble: None,
                }
            }
            Err(error) => View {
                content: None,
                as_of: None,
                source: Source::Saved,
                trouble: Some(Trouble::from(&error)),
            },
        };
        let status = view.content.as_ref();
        ServiceView {
            update: status.map_or(UpdateAdvice::None, |status| {
                advise(&self.config.version, status)
            }),
            sandbox_page: status
                .filter(|status| status.sandbox)
                .map(|_| format!("{}/sandbox", self.config.service)),
            view,
        }
    }
}

/// A minimum binds from its day on, by the service's calendar; before, it is only recommended.
/// A version nobody can read never locks anybody out.
fn advise(version: &str, status: &ServiceStatus) -> UpdateAdvice {
    let Some(ours) = parse(version) else {
        return UpdateAdvice::None;
    };
    let older_than = |other: &str| parse(other).is_some_and(|other| ours < other);
    if older_than(&status.minimum_version) {
        let today = jmo_rules::wib_date(status.time);
        let binds = status.update_by.is_none_or(|day| day <= today);
        if binds {
            UpdateAdvice::Required
        } else {
            UpdateAdvice::Recommended
        }
    } else if older_than(&status.recommended_version) {
        UpdateAdvice::Recommended
    } else {
        UpdateAdvice::None
    }
}

fn parse(version: &str) -> Option<(u32, u32, u32)> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    let parsed = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(parsed)
}

#[cfg(test)]
mod tests {
    use super::{UpdateAdvice, advise};
    use jmo_wire::status::ServiceStatus;

    fn status(minimum: &str, recommended: &str, update_by: Option<&str>) -> ServiceStatus {
        ServiceStatus {
            // Half past midnight in Jakarta, still the day before in UTC.
            time: "2026-11-20T17:30:00Z".parse().expect("a time"),
            minimum_version: minimum.to_owned(),
            recommended_version: recommended.to_owned(),
            update_by: update_by.map(|day| day.parse().expect("a day")),
            update_reason: None,
            sandbox: false,
            areas: Vec::new(),
        }
    }

    #[test]
    fn an_app_that_is_new_enough_hears_nothing() {
        assert_eq!(
            advise("1.10.0", &status("1.9.0", "1.9.9", None)),
            UpdateAdvice::None
        );
    }

    #[test]
    fn a_minimum_binds_from_its_day_on_in_jakarta_and_not_before() {
        assert_eq!(
            advise("1.0.0", &status("1.0.1", "2.0.0", Some("2026-11-21"))),
            UpdateAdvice::Required
        );
        assert_eq!(
            advise("1.0.0", &status("1.0.1", "2.0.0", Some("2026-11-22"))),
            UpdateAdvice::Recommended
        );
        assert_eq!(
            advise("1.0.0", &status("1.0.1", "2.0.0", None)),
            UpdateAdvice::Required
        );
    }

    #[test]
    fn a_version_nobody_can_read_never_locks_anybody_out() {
        for version in ["", "1", "1.2", "1.2.x", "1.2.3.4", "next"] {
            assert_eq!(
                advise(version, &status("9.0.0", "9.0.0", None)),
                UpdateAdvice::None,
                "{version}"
            );
            assert_eq!(
                advise("1.0.0", &status(version, version, None)),
                UpdateAdvice::None,
                "{version}"
            );
        }
    }
}
