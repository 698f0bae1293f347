//! Tests of forms whose last file is handed on, wherever the chunks end, and of what is written of
//! parts that stream.

use bytes::Bytes;

use super::super::byte_stream::BodyTooLarge;
use super::super::multipart::{self, RawPart};
use super::super::opened::{BrokenForm, Opened, Opening, counted, open};
use super::super::{BoxError, ByteStream};
use super::sequences::Chunks;

const HEAD: &str = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nfile\r\n";

fn file(content: &str) -> String {
    let head = "Content-Type: image/png\r\nContent-Disposition: form-data; name=\"file\"";
    format!("--b\r\n{head}; filename=\"f\"\r\n\r\n{content}\r\n")
}

async fn opening(text: &str, size: usize) -> Opening {
    let body = ByteStream::new(Chunks(Bytes::copy_from_slice(text.as_bytes()), size));
    open(body, ("multipart/form-data; boundary=b", "file"), 200).await
}

/// The parts before the file, by name, the file, and what it holds.
async fn opened(text: &str, size: usize) -> (Vec<String>, RawPart, Result<Bytes, BoxError>) {
    let Opening::File(form) = opening(text, size).await else {
        panic!("{text} in chunks of {size}")
    };
    let Opened { held, part } = *form;
    let held = multipart::read(&held, "b").unwrap();
    let names = held.into_iter().map(|part| part.name).collect();
    (names, part.clone(), part.content.collect(1000).await)
}

#[tokio::test]
async fn a_file_is_handed_on_wherever_chunks_end() {
    for content in ["", "\r\n", "abc", "\r\n--", "\r\n--\r\n--a\r\n", "-b--", "x\r"] {
        for before in [String::new(), HEAD.to_owned(), format!("preamble\r\n{HEAD}")] {
            let text = format!("{before}{}--b--\r\nbehind", file(content));
            for size in 1..=text.len() {
                let (names, part, held) = opened(&text, size).await;
                assert_eq!(held.unwrap(), content, "in chunks of {size}");
                assert_eq!(names.len(), usize::from(!before.is_empty()));
                let told = (part.file_name.as_deref(), part.media_type());
                assert_eq!(told, (Some("f"), Some("image/png")));
            }
        }
    }
}

#[tokio::test]
async fn what_is_wrong_behind_a_file_is_an_error_in_it() {
    let fault = async |text: String, size| {
        let (_, _, held) = opened(&text, size).await;
        *held.unwrap_err().downcast::<BrokenForm>().unwrap()
    };
    for size in [1, 7, 1000] {
        assert_eq!(fault(file("a") + HEAD + "--b--", size).await, BrokenForm::GoesOn);
        assert_eq!(fault(file("a") + "--bbb", size).await, BrokenForm::GoesOn);
        assert_eq!(fault(file("a") + "--b", size).await, BrokenForm::CutOff);
        assert_eq!(fault(file("a"), size).await, BrokenForm::CutOff);
    }
}

#[tokio::test]
async fn a_form_without_the_file_is_whole() {
    for text in ["", "--b--", &format!("{HEAD}--b--"), &format!("{HEAD}--b\r\nX: 1"), "no form"] {
        for size in 1..=text.len().max(1) {
            let Opening::Whole(bytes) = opening(text, size).await else { panic!("{text}") };
            assert_eq!(bytes, text);
        }
    }
    let long = format!("{HEAD}{HEAD}{HEAD}{HEAD}{}", file("a"));
    assert!(matches!(opening(&long, 1).await, Opening::TooLarge));
    assert!(matches!(opening(&"a".repeat(300), 9).await, Opening::TooLarge));
    // Only what stands before the file is held.
    let (_, _, held) = opened(&format!("{}--b--", file(&"a".repeat(900))), 9).await;
    assert_eq!(held.unwrap().len(), 900);
}

#[tokio::test]
async fn a_file_has_the_length_that_it_must_have() {
    let read = async |lengths| {
        let content = ByteStream::new(Chunks(Bytes::from_static(b"abcd"), 3));
        counted(content, lengths).collect(1000).await
    };
    assert_eq!(read((4, Some(4))).await.unwrap(), "abcd");
    assert_eq!(read((0, None)).await.unwrap(), "abcd");
    assert_eq!(
        read((0, Some(3))).await.unwrap_err().downcast_ref(),
        Some(&BodyTooLarge { limit: 3 })
    );
    assert_eq!(read((5, None)).await.unwrap_err().downcast_ref(), Some(&BrokenForm::TooShort));
}

#[tokio::test]
async fn parts_that_stream_are_written_between_the_others() {
    let text = RawPart::text("title".to_owned(), "a".to_owned());
    let stream = |sized: bool| {
        let chunks = Chunks(Bytes::from_static(b"abcd"), 3);
        let content = match sized {
            true => ByteStream::sized(4, chunks),
            false => ByteStream::new(chunks),
        };
        RawPart { content, ..RawPart::text("file".to_owned(), String::new()) }
    };
    for sized in [true, false] {
        let parts = [stream(sized), text.clone(), stream(sized)];
        let (media_type, body) = multipart::write("multipart/form-data", &parts);
        let length = body.length();
        let bytes = body.collect(1000).await.unwrap();
        assert_eq!(length, sized.then_some(bytes.len() as u64));
        let boundary = media_type.split_once("boundary=").unwrap().1;
        let read = multipart::read(&bytes, boundary).unwrap();
        let held: Vec<&Bytes> = read.iter().filter_map(|part| part.content.whole()).collect();
        assert_eq!(held, ["abcd", "a", "abcd"]);
        // Nobody guesses it: what a stream holds is not looked through.
        assert_ne!(multipart::write("multipart/form-data", &parts).0, media_type);
    }
}
