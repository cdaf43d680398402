use super::{ACTIVITY, all, ids};
use crate::{
    test_app::{BUDI, SITI, TestApp, dump_query},
    told::Told,
};
use jmo_rules::Month;
use std::collections::BTreeSet;

const KPJ: &str = "16010000001";

/// Several years of months, some days with many events.
fn told() -> Told {
    let month = |at: i32| "2016-01".parse::<Month>().expect("a month").plus(at);
    let told = (0..120).fold(Told::new().card(KPJ, "2016-01-01"), |told, at| {
        told.paid(KPJ, &month(at).to_string(), 1_000)
    });
    // More on one day than a page holds.
    let day = "2026-06-06".parse().expect("a day");
    let told = (0..70).fold(told, |told, at| {
        told.paid_on(KPJ, month(at), 10, day)
            .corrected(KPJ, "2026-06-06", 1)
    });
    (2016..2026).fold(told, |told, year| {
        told.earned(KPJ, &format!("{year}-12-31"), 5, true)
    })
}

#[tokio::test]
async fn all_of_it_newest_first_and_once() {
    let (app, token) = told().alone().await;
    let entries = all(&app, &token, "").await;
    assert_eq!(entries.len(), 120 + 70 + 70 + 10);
    assert!(entries.is_sorted_by(|one, next| one["on"].as_str() >= next["on"].as_str()));
    let ids = ids(&entries);
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    assert_eq!(super::ids(&all(&app, &token, "").await), ids, "for good");
}

#[tokio::test]
async fn while_more_happens_nothing_is_lost_or_repeated() {
    let mut told = told();
    let (app, token) = told.alone().await;
    let before = ids(&all(&app, &token, "").await);
    let mut seen = Vec::new();
    let mut path = ACTIVITY.to_owned();
    for round in 0..20 {
        let page = app.see(&token, &path).await;
        seen.extend(ids(page["entries"].as_array().expect("a list")));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("{ACTIVITY}?cursor={next}");
        // Today, long ago, and on the busy day.
        let (month, busy) = ("2026-10".parse().expect("a month"), "2026-06-06");
        let today = "2026-11-21".parse().expect("a day");
        told = told
            .paid_on(KPJ, month, 1 + round, today)
            .corrected(KPJ, "2016-03-03", 1)
            .corrected(KPJ, busy, 1);
        told.to(&app).await;
    }
    let unique: BTreeSet<_> = seen.iter().collect();
    assert_eq!(unique.len(), seen.len(), "nothing twice");
    assert!(before.iter().all(|id| unique.contains(id)), "nothing lost");
}

#[tokio::test]
async fn a_cursor_that_is_not_ours_is_refused() {
    let app = TestApp::new().await;
    let (siti, budi) = (
        app.sign_in(SITI).await.access,
        app.sign_in(BUDI).await.access,
    );
    let page = app.see(&siti, ACTIVITY).await;
    let hers = page["next"].as_str().expect("a next page");
    app.see(&siti, &format!("{ACTIVITY}?cursor={hers}")).await;
    let changed = format!(
        "{}{}",
        &hers[..hers.len() - 1],
        if hers.ends_with('a') { 'b' } else { 'a' }
    );
    let long = "a".repeat(4_000);
    for (token, cursor) in [
        (&budi, hers),
        (&siti, ""),
        (&siti, "x"),
        (&siti, "abc"),
        (&siti, "ABCD"),
        (&siti, changed.as_str()),
        (&siti, &hers[2..]),
        (&siti, &hers[..hers.len() - 2]),
        (&siti, "2026-11-21"),
        (&siti, "%00"),
        (&siti, "%C3%A9%C3%A9"),
        (&siti, long.as_str()),
    ] {
        let path = format!("{ACTIVITY}?cursor={cursor}");
        let answer = app.get(&path).bearer(token).send().await;
        answer.refused(422, "invalid_field");
        let named = serde_json::json!([{"path": "cursor", "code": "malformed"}]);
        assert_eq!(answer.json()["fields"], named, "{cursor}");
    }
}

#[tokio::test]
async fn a_page_is_found_by_index() {
    let app = TestApp::new().await;
    for (sql, index) in [
        (
            "SELECT total FROM contribution WHERE person_id = 'x' AND paid_on <= 'y' ORDER BY paid_on DESC",
            "contribution_paid",
        ),
        (
            "SELECT amount FROM ledger WHERE person_id = 'x' AND kind <> 'contribution' AND posted_on <= 'y' ORDER BY posted_on DESC",
            "ledger_posted",
        ),
        (
            "SELECT kind FROM security_log WHERE account_id = 'x' AND at <= 1 ORDER BY at DESC",
            "security_log_at",
        ),
    ] {
        let rows: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")))
                .fetch_all(app.app.store().read())
                .await
                .expect("a plan");
        let plan: Vec<_> = rows.into_iter().map(|row| row.3).collect();
        assert!(plan.iter().any(|step| step.contains(index)), "{plan:?}");
        assert!(
            !plan.iter().any(|step| step.contains("TEMP B-TREE")),
            "{plan:?}"
        );
    }
    assert!(
        !dump_query(app.app.store(), "SELECT 'row' FROM contribution")
            .await
            .is_empty()
    );
}
