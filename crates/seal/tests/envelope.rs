//! The envelope as a specification.

use jmo_seal::{Context, DataKey, KeyId, Keyring, OVERHEAD, OpenError};
use proptest::prelude::*;
use std::collections::HashSet;

fn ring() -> Keyring {
    Keyring::new(DataKey::from_parts(KeyId(*b"key-0001"), [7; 32]), vec![])
}

fn place() -> Context {
    Context::new(["service", "person", "nik", "0190"])
}

proptest! {
    #[test]
    fn what_is_sealed_opens_in_its_place(plain in prop::collection::vec(any::<u8>(), 0..300)) {
        let envelope = ring().seal(&place(), &plain).expect("randomness");
        prop_assert_eq!(envelope.len(), plain.len() + OVERHEAD);
        prop_assert_eq!(&ring().open(&place(), &envelope).expect("opens")[..], &plain[..]);
    }

    #[test]
    fn any_flipped_bit_is_noticed(plain in prop::collection::vec(any::<u8>(), 0..60), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut envelope = ring().seal(&place(), &plain).expect("randomness");
        let at = at.index(envelope.len());
        envelope[at] ^= 1 << bit;
        prop_assert!(ring().open(&place(), &envelope).is_err());
    }

    #[test]
    fn contexts_with_moved_borders_are_different_places(a in "[a-c]{0,3}", b in "[a-c]{0,3}", c in "[a-c]{0,3}", d in "[a-c]{0,3}") {
        let one = Context::new([&a, &b]);
        let two = Context::new([&c, &d]);
        prop_assert_eq!(one == two, a == c && b == d);
    }
}

#[test]
fn an_envelope_cut_at_any_length_says_why() {
    let envelope = ring()
        .seal(&place(), b"3174012508900001")
        .expect("randomness");
    for length in 0..envelope.len() {
        let expected = if length < OVERHEAD {
            OpenError::Truncated
        } else {
            OpenError::Damaged
        };
        assert_eq!(
            ring().open(&place(), &envelope[..length]).expect_err("cut"),
            expected,
            "{length}"
        );
    }
}

#[test]
fn every_flipped_bit_is_noticed_and_says_what_it_hit() {
    let whole = ring().seal(&place(), b"3174").expect("randomness");
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut envelope = whole.clone();
            envelope[at] ^= 1 << bit;
            let error = ring().open(&place(), &envelope).expect_err("flipped");
            let expected = match at {
                0 => OpenError::Version(envelope[0]),
                1..9 => OpenError::UnknownKey(KeyId(envelope[1..9].try_into().expect("eight"))),
                _ => OpenError::Damaged,
            };
            assert_eq!(error, expected, "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn a_wrong_key_under_the_right_name_opens_nothing() {
    let envelope = ring().seal(&place(), b"secret").expect("randomness");
    let wrong = DataKey::from_parts(KeyId(*b"key-0001"), [8; 32]);
    let opened = Keyring::new(wrong, vec![]).open(&place(), &envelope);
    assert_eq!(opened.expect_err("wrong"), OpenError::Damaged);
}

#[test]
fn the_same_thing_sealed_again_looks_like_nothing_before() {
    let seal = || ring().seal(&place(), &[b'A'; 64]).expect("randomness");
    let all: Vec<_> = (0..1_000).map(|_| seal()).collect();
    let salts: HashSet<_> = all.iter().map(|envelope| &envelope[9..41]).collect();
    let inside: HashSet<_> = all.iter().map(|envelope| &envelope[41..]).collect();
    assert_eq!((salts.len(), inside.len()), (all.len(), all.len()));
    let clear = |envelope: &Vec<u8>| envelope.windows(4).any(|window| window == b"AAAA");
    assert!(!all.iter().any(clear));
}

#[test]
fn an_envelope_moved_to_another_row_does_not_open() {
    let envelope = ring().seal(&place(), b"secret").expect("randomness");
    let elsewhere = Context::new(["service", "person", "nik", "0191"]);
    assert_eq!(
        ring().open(&elsewhere, &envelope).expect_err("moved"),
        OpenError::Damaged
    );
}

#[test]
fn a_version_from_the_future_is_named() {
    let mut envelope = ring().seal(&place(), b"secret").expect("randomness");
    for version in (0..=u8::MAX).filter(|version| *version != 1) {
        envelope[0] = version;
        let error = ring().open(&place(), &envelope).expect_err("future");
        assert_eq!(error, OpenError::Version(version));
        // However long it is there: a newer build may have made it shorter.
        let error = ring().open(&place(), &envelope[..1]).expect_err("future");
        assert_eq!(error, OpenError::Version(version));
    }
}

#[test]
fn after_rotation_old_envelopes_open_and_new_ones_use_the_new_key() {
    let old = DataKey::from_parts(KeyId(*b"key-0001"), [7; 32]);
    let new = DataKey::generate().expect("randomness");
    let before = ring().seal(&place(), b"kept").expect("randomness");
    let rotated = Keyring::new(new, vec![old]);
    assert_eq!(
        &rotated.open(&place(), &before).expect("old opens")[..],
        b"kept"
    );
    let after = rotated.seal(&place(), b"kept").expect("randomness");
    assert!(matches!(
        ring().open(&place(), &after),
        Err(OpenError::UnknownKey(_))
    ));
}

#[test]
fn an_envelope_of_version_one_opens_for_ever() {
    let kept = include_bytes!("v1.envelope");
    assert_eq!(
        &ring().open(&place(), kept).expect("opens")[..],
        "Siti Rahmawati, 3174".as_bytes()
    );
}

#[test]
fn a_key_shows_its_name_and_never_its_bits() {
    let shown = format!("{:?}", ring());
    assert!(!shown.contains("7, 7, 7") && shown.contains("id"));
}
