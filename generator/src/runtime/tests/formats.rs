//! Formats: RFC 3339 with its leap seconds, UUID, base64; and that Rust types read exactly these.

use chrono::{DateTime, NaiveDate, Utc};

use super::super::formats::{date, date_time, has_format, is_base64, is_uuid};
use super::super::{
    Base64, Decode, FancyPattern, Format, Matcher, Mode, Pattern, from_value, is_in_calendar,
};

fn reads<T: Decode>(text: &str) -> bool {
    from_value::<T>(text.into(), Mode::Strict).is_ok()
}

#[test]
fn date_times() {
    for text in [
        "1985-04-12T23:20:50.52Z",
        "1996-12-19t16:39:57-08:00",
        "1990-12-31T23:59:60z",
        "1990-12-31T15:59:60.123-08:00",
        "1991-01-01T00:29:60+00:30",
        "1937-01-01T12:00:27.87+00:20",
        "2024-02-29T00:00:00.123456789012345Z",
        "0000-01-01T00:00:00-00:00",
        "9999-12-31T23:59:59Z",
    ] {
        assert!(date_time(text).is_some(), "{text}");
        assert!(reads::<DateTime<Utc>>(text), "{text}");
    }
    for text in [
        "",
        "1990-12-31T23:59:61Z",
        "1990-12-31T22:59:60Z",
        "1990-12-31T23:59:60+01:00",
        "1990-12-31T24:00:00Z",
        "1990-12-31 23:00:00Z",
        "1990-12-31T23:00:00",
        "1990-12-31T23:00Z",
        "1990-12-31T23:00:00.Z",
        "1990-12-31T23:00:00+1:00",
        "1990-12-31T23:00:00+24:00",
        "1990-12-31T23:00:00Z ",
        "+1990-12-31T23:00:00Z",
        "1990-13-01T00:00:00Z",
        "1990-02-29T00:00:00Z",
        "1963-06-1৪T00:00:00Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
    ] {
        assert!(date_time(text).is_none(), "{text}");
        assert!(!reads::<DateTime<Utc>>(text), "{text}");
    }
}

#[test]
fn a_leap_second_is_written_back_as_one() {
    let text = "1990-12-31T15:59:60.5-08:00";
    let time: DateTime<Utc> = from_value(text.into(), Mode::Strict).unwrap();
    assert_eq!(serde_json::to_value(time).unwrap(), "1990-12-31T23:59:60.500Z");
}

#[test]
fn what_rfc_3339_cannot_write_is_in_no_calendar() {
    let day = |year| NaiveDate::from_ymd_opt(year, 6, 30).unwrap();
    for (year, is_in) in [(-1, false), (0, true), (9999, true), (10_000, false)] {
        assert_eq!(is_in_calendar(&day(year)), is_in, "{year}");
        let time = day(year).and_hms_opt(12, 0, 0).unwrap().and_utc();
        assert_eq!(is_in_calendar(&time), is_in, "{year}");
    }
    let leap = |hour, minute| {
        day(2015).and_hms_nano_opt(hour, minute, 59, 1_000_000_000).unwrap().and_utc()
    };
    assert!(is_in_calendar(&leap(23, 59)));
    for time in [leap(23, 58), leap(12, 59)] {
        assert!(!is_in_calendar(&time), "{time}");
        let text = serde_json::to_value(time).unwrap();
        assert!(!has_format(text.as_str().unwrap(), Format::DateTime), "{text}");
    }
}

#[test]
fn tolerant_times_are_read_as_chrono_reads_them() {
    let text = || "2024-05-01 10:00:00Z".into();
    assert!(from_value::<DateTime<Utc>>(text(), Mode::Tolerant).is_ok());
    assert!(from_value::<DateTime<Utc>>(text(), Mode::Strict).is_err());
}

#[test]
fn dates() {
    for text in ["2000-02-29", "2024-02-29", "0000-12-31", "2023-04-30"] {
        assert!(date(text).is_some() && reads::<NaiveDate>(text), "{text}");
    }
    for text in [
        "1900-02-29",
        "2023-02-29",
        "2023-04-31",
        "2023-00-01",
        "2023-01-00",
        "23-01-01",
        "2023-1-1",
    ] {
        assert!(date(text).is_none() && !reads::<NaiveDate>(text), "{text}");
    }
}

#[test]
fn uuids() {
    let good = "2EB8AA08-aa98-11ea-b4aa-73b441d16380";
    assert!(is_uuid(good) && reads::<uuid::Uuid>(good));
    for text in [
        "2eb8aa08aa9811eab4aa73b441d16380",
        "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
        "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
        "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
        "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
        "",
    ] {
        assert!(!is_uuid(text) && !reads::<uuid::Uuid>(text), "{text}");
    }
}

#[test]
fn base64_is_what_the_crate_reads() {
    for text in [
        "", "YQ==", "YWI=", "YWJj", "+/+/", "YR==", "YWJ=", "YQ", "YQ=", "=", "====", "Y===",
        "Y=Q=", "YW\nJj", "-_-_", "YWJjé",
    ] {
        assert_eq!(is_base64(text), reads::<Base64>(text), "{text:?}");
    }
    assert!(is_base64("YQ==") && !is_base64("YR==") && !is_base64("YQ"));
    assert_eq!(
        from_value::<Base64>("-_-_".into(), Mode::Tolerant).unwrap(),
        Base64(vec![0xfb, 0xff, 0xbf])
    );
}

#[test]
fn addresses() {
    assert!(has_format("127.0.0.1", Format::Ipv4) && !has_format("127.0.0.01", Format::Ipv4));
    assert!(
        has_format("::ffff:1.2.3.4", Format::Ipv6) && !has_format("fe80::1%eth0", Format::Ipv6)
    );
}

#[test]
fn patterns_match_anywhere_and_give_up_in_time() {
    static PLAIN: Pattern = Pattern::new("b+");
    static FANCY: FancyPattern = FancyPattern::new("^(?=a)(a|b|ab)*\\1c$");
    assert!(PLAIN.is_match("abbc") && !PLAIN.is_match("ac") && PLAIN.text() == "b+");
    assert!(FANCY.is_match("aac") && !FANCY.is_match("bbc"));
    assert!(!FANCY.is_match(&"ab".repeat(200)), "too much backtracking is no match");
}
