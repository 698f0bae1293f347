//! Media types, what is taken for an answer, parts.

use super::super::multipart::{self, RawPart};
use super::super::{Accept, closest, is_readable};

#[test]
fn the_media_type_that_says_most_is_meant() {
    let all = ["*/*", "application/*+json", "application/json", "application/json;v=2", "image/*"];
    for (sent, index) in [
        ("application/json", Some(2)),
        ("application/json; V=2; charset=utf-8", Some(3)),
        ("application/json; v=3", Some(2)),
        ("application/problem+json", Some(1)),
        ("IMAGE/png", Some(4)),
        ("text/plain", Some(0)),
        ("text", None),
        ("", None),
    ] {
        assert_eq!(closest(sent, &all), index, "{sent}");
    }
}

#[test]
fn character_sets_are_those_that_are_read() {
    for (media_type, is) in [
        ("application/json", true),
        ("application/json;charset=\"utf-8\"", true),
        ("application/json; charset=utf-16", false),
        ("application/x+json; charset=latin1", false),
        ("text/plain; charset=ISO-8859-1", true),
        ("text/plain; charset=ebcdic", false),
        ("image/png; charset=ebcdic", true),
    ] {
        assert_eq!(is_readable(media_type), is, "{media_type}");
    }
}

#[test]
fn the_closest_range_gives_the_weight() {
    let accept =
        Accept::new("text/*;q=0.3, text/plain;q=0.75, text/plain;format=flowed, */*;q=0.5");
    for (media_type, weight) in [
        ("text/plain;format=flowed", 1000),
        ("text/plain", 750),
        ("text/html", 300),
        ("image/jpeg", 500),
        ("image/*", 500),
    ] {
        assert_eq!(accept.weight(media_type), weight, "{media_type}");
    }
    for (text, offered, best) in [
        ("a/b, c/d", &["c/d", "a/b"][..], Some("c/d")),
        ("a/b;q=0.001, c/*;q=0.002", &["a/b", "c/d"], Some("c/d")),
        ("a/b;q=0", &["a/b"], None),
        ("a/b;q=0, */*", &["a/b", "c/d"], Some("c/d")),
        ("a/b;x=\",\";q=0.5", &["a/b"], None),
        ("a/b;q=2", &["a/b"], Some("a/b")),
        ("a/b;q=0.5;level=1", &["a/b"], Some("a/b")),
        ("image/png", &["image/*"], Some("image/*")),
        ("ignored", &["a/b"], Some("a/b")),
    ] {
        assert_eq!(Accept::new(text).best(offered), best, "{text}");
    }
}

#[test]
fn parts_are_read_as_they_were_written() {
    for content in ["", "\r\n", "--between-parts-0", "\r\n--between-parts-0--\r\n", "a\0b"] {
        for name in ["a", "", "a\"b", "a\r\nb", "a\\", "a\\\"", "ü", "a; b=c"] {
            let part = RawPart::text(name.to_owned(), content.to_owned());
            let file = RawPart { file_name: Some(name.to_owned()), ..part.clone() };
            let parts = vec![part.with_media_type("text/plain"), file];
            let (media_type, bytes) = multipart::write("multipart/form-data", &parts);
            let boundary = media_type.split_once("boundary=").unwrap().1;
            let read = multipart::read(bytes.whole().unwrap(), boundary);
            assert_eq!(read, Ok(parts), "{name:?} {content:?}");
        }
    }
}

#[test]
fn a_boundary_is_beyond_those_in_the_parts() {
    let many: String = (0..50_000).map(|one| format!("between-parts-{one} ")).collect();
    for (content, boundary) in [
        ("between-parts-", "between-parts-1"),
        ("between-parts-7between-parts-12", "between-parts-13"),
        (many.as_str(), "between-parts-50000"),
    ] {
        let part = RawPart::text("a".to_owned(), content.to_owned());
        let (media_type, _) = multipart::write("multipart/form-data", &[part]);
        assert_eq!(media_type, format!("multipart/form-data; boundary={boundary}"));
    }
}
