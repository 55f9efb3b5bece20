//! The names by which a page allows its own script and style and no other: SHA-256 in base 64, as a
//! content security policy writes it (FIPS 180-4, RFC 4648).
//!
//! Written out here, since a page needs two of them and a library for it would be eight packages.
//! Nothing secret rests on it: a wrong one only keeps the page from working.

/// The first bits of the fractional parts of the cube roots of the first primes.
const ROUNDS: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

/// The same of the square roots of the first eight.
const BEGIN: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// Names a text as a policy does: `'sha256-…'`.
pub(super) fn source(parts: &[&str]) -> String {
    format!("'sha256-{}'", base64(&digest(parts.concat().as_bytes())))
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    let bits = (bytes.len() as u64) * 8;
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend(bits.to_be_bytes());
    let mut state = BEGIN;
    for block in padded.chunks_exact(64) {
        let mixed = mix(state, block);
        for (word, more) in state.iter_mut().zip(mixed) {
            *word = word.wrapping_add(more);
        }
    }
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

/// One round of all sixty-four over a block of sixty-four bytes.
fn mix(state: [u32; 8], block: &[u8]) -> [u32; 8] {
    let mut words = [0_u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    for place in 16..64 {
        let [early, late] = [words[place - 15], words[place - 2]];
        let early = early.rotate_right(7) ^ early.rotate_right(18) ^ (early >> 3);
        let late = late.rotate_right(17) ^ late.rotate_right(19) ^ (late >> 10);
        words[place] = words[place - 16]
            .wrapping_add(early)
            .wrapping_add(words[place - 7])
            .wrapping_add(late);
    }
    let mut state = state;
    for (word, round) in words.into_iter().zip(ROUNDS) {
        let [first, second, third, fourth, fifth, sixth, seventh, eighth] = state;
        let turned = fifth.rotate_right(6) ^ fifth.rotate_right(11) ^ fifth.rotate_right(25);
        let chosen = (fifth & sixth) ^ (!fifth & seventh);
        let one = eighth
            .wrapping_add(turned)
            .wrapping_add(chosen)
            .wrapping_add(round)
            .wrapping_add(word);
        let turned = first.rotate_right(2) ^ first.rotate_right(13) ^ first.rotate_right(22);
        let most = (first & second) ^ (first & third) ^ (second & third);
        let other = turned.wrapping_add(most);
        state = [
            one.wrapping_add(other),
            first,
            second,
            third,
            fourth.wrapping_add(one),
            fifth,
            sixth,
            seventh,
        ];
    }
    state
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let group = (0..3).fold(0_usize, |group, place| {
            group << 8 | three.get(place).map_or(0, |byte| usize::from(*byte))
        });
        for place in 0..4 {
            let letter = LETTERS[group >> (18 - 6 * place) & 63];
            // What the bytes do not reach is filled up.
            let is_reached = place <= three.len();
            text.push(if is_reached { letter.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_named_as_the_standards_name_them() {
        // The examples of FIPS 180-4, one of them over two blocks.
        for (text, named) in [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=",
            ),
        ] {
            assert_eq!(source(&[text]), format!("'sha256-{named}'"));
        }
        // The examples of RFC 4648.
        for (bytes, written) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
    }
}
