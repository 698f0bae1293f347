//! What is sent again, and when. The clock stands still: waiting takes no time.

use std::time::Duration;

use super::super::super::wire::tests::example::WhoRequest;
use super::fake::{Answer, Fake, status, with};
use super::*;

const SECOND: Duration = Duration::from_secs(1);

/// How often `whoAmI` is sent when it is answered so, under a policy; and the last status.
async fn sent(
    answers: impl IntoIterator<Item = Answer>,
    policy: RetryPolicy,
) -> (Vec<fake::Sent>, Option<u16>) {
    let fake = Fake::new(answers);
    let settings = settings("http://localhost").terms(|terms| terms.retry(policy));
    let core = Core::new(fake.clone(), settings).unwrap();
    let status = match core.call(&WhoRequest {}).await {
        Ok(reply) => Some(reply.status.as_u16()),
        Err(error) => error.status().map(|status| status.as_u16()),
    };
    (fake.sent(), status)
}

fn policy() -> RetryPolicy {
    RetryPolicy::default()
}

#[tokio::test(start_paused = true)]
async fn passing_failures_are_tried_again() {
    for passing in [status(429), status(502), status(503), status(504), Err("broken")] {
        let (attempts, last) = sent([passing, status(200)], policy()).await;
        assert_eq!((attempts.len(), last), (2, Some(200)));
        assert!(attempts[1].after <= Duration::from_millis(250), "{:?}", attempts[1].after);
        let numbers = attempts.iter().map(|sent| *sent.extensions.get::<Attempt>().unwrap());
        assert_eq!(numbers.collect::<Vec<_>>(), [Attempt(1), Attempt(2)]);
    }
    for lasting in [400, 401, 404, 408, 500, 501] {
        assert_eq!(sent([status(lasting), status(200)], policy()).await.0.len(), 1, "{lasting}");
    }
}

#[tokio::test(start_paused = true)]
async fn attempts_end() {
    let (attempts, last) = sent([status(503)], policy()).await;
    assert_eq!((attempts.len(), last), (3, Some(503)));
    assert_eq!(sent([Err("broken")], policy().attempts(5)).await.0.len(), 5);
    assert_eq!(sent([status(503)], policy().attempts(0)).await.0.len(), 1);
    assert_eq!(sent([status(503)], RetryPolicy::never()).await.0.len(), 1);
    let default = Fake::new([status(503)]);
    let core = Core::new(default.clone(), settings("http://localhost")).unwrap();
    assert!(core.call(&WhoRequest {}).await.is_err());
    assert_eq!(default.sent().len(), 1, "nothing is repeated unless somebody asks for it");
}

#[tokio::test(start_paused = true)]
async fn waits_double_up_to_the_longest_and_are_spread() {
    let policy = policy().attempts(8).waits(SECOND, 4 * SECOND).total(1000 * SECOND);
    let mut longest = [Duration::ZERO; 7];
    for _ in 0..40 {
        let (attempts, _) = sent([status(503)], policy.clone()).await;
        for (index, pair) in attempts.windows(2).enumerate() {
            longest[index] = longest[index].max(pair[1].after - pair[0].after);
        }
    }
    for (index, bound) in [1, 2, 4, 4, 4, 4, 4].into_iter().enumerate() {
        // The clock of tests counts milliseconds.
        assert!(longest[index] <= bound * SECOND + Duration::from_millis(1), "{longest:?}");
        assert!(longest[index] > bound * SECOND / 2, "{longest:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_says_when() {
    let seconds = with(429, &[("retry-after", "7")], "");
    let date = &[
        ("retry-after", "Fri, 15 May 2015 15:34:21 GMT"),
        ("date", "Fri, 15 May 2015 15:34:00 GMT"),
    ];
    let past = &[("retry-after", "Fri, 15 May 2015 15:34:21 GMT")];
    for (answer, wait) in [(seconds, 7), (with(503, date, ""), 21), (with(503, past, ""), 0)] {
        let (attempts, last) = sent([answer, status(200)], policy()).await;
        assert_eq!((attempts.len(), last), (2, Some(200)));
        let after = attempts[1].after;
        assert!(
            after >= wait * SECOND && after <= wait * SECOND + Duration::from_millis(2),
            "{after:?}"
        );
    }
    let garbage = with(503, &[("retry-after", "soon")], "");
    assert!(sent([garbage, status(200)], policy()).await.0[1].after <= SECOND);
}

#[tokio::test(start_paused = true)]
async fn all_of_it_has_an_end() {
    let late = with(429, &[("retry-after", "120")], "");
    let (attempts, last) = sent([late, status(200)], policy()).await;
    assert_eq!((attempts.len(), last), (1, Some(429)), "what would be too late is not waited for");
    let huge = with(429, &[("retry-after", "18446744073709551615")], "");
    assert_eq!(sent([huge, status(200)], policy()).await.0.len(), 1);
    let slow = with(429, &[("retry-after", "50")], "");
    let (attempts, _) = sent([slow], policy().attempts(9)).await;
    assert_eq!(attempts.len(), 3);
    let limits = attempts.iter().map(|sent| sent.limits.timeout.unwrap().as_secs());
    assert_eq!(limits.collect::<Vec<_>>(), [30, 30, 20], "the last has the rest of the time");
    let (attempts, _) = sent([status(200)], policy().total(SECOND)).await;
    assert_eq!(attempts[0].limits.timeout, Some(SECOND), "so has the first");
    let (attempts, _) = sent([status(200)], policy().total(SECOND).attempts(1)).await;
    assert_eq!(attempts[0].limits.timeout, Some(30 * SECOND), "what is sent once has its timeout");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_safe_is_sent_once() {
    let asked = async |policy: RetryPolicy| {
        let fake = Fake::new([status(503)]);
        let core = Core::new(fake.clone(), settings("http://localhost")).unwrap();
        let core = core.with(|terms| terms.retry(policy));
        core.call(&create()).await.unwrap_err();
        fake.sent()
    };
    assert_eq!(asked(policy()).await.len(), 1);
    let sent = asked(policy().repeating(["createTicket"])).await;
    assert_eq!(sent.len(), 3);
    assert!(sent.iter().all(|one| one.body == sent[0].body && one.headers == sent[0].headers));
    assert!(!sent[0].body.is_empty());
}

/// What is larger than the limit will be so again.
#[tokio::test(start_paused = true)]
async fn too_much_is_too_much() {
    let settings = settings("http://localhost");
    let settings = settings.terms(|terms| terms.response_limit(9).retry(policy()));
    let seen = super::hook::Seen::default();
    let core = Core::new(InMemory::new(desk()), settings.hook(seen.clone())).unwrap();
    core.call(&WhoRequest {}).await.unwrap_err();
    assert_eq!(seen.lines(), ["> who 1", "< who failed"]);
}
