#![allow(clippy::all, clippy::pedantic)]
use support::{assert_send, assert_static, block_on, say, yield_once};

macro_rules! plain {
    ($($a:ident $b:ident),*) => {
        $(
            #[measured]
            async fn $a(n: u64) -> u64 {
                let kept = [n; 4];
                let below = $b(n).await;
                kept[0] + below
            }
        )*
    };
}

macro_rules! fallible {
    ($($a:ident $b:ident),*) => {
        $(
            #[measured]
            async fn $a(n: u64) -> Result<u64, String> {
                let kept = [n; 4];
                let below = $b(n).await?;
                Ok(kept[0] + below)
            }
        )*
    };
}

macro_rules! methods {
    ($($a:ident $b:ident),*) => {
        impl Shop {
            $(
                #[measured]
                async fn $a(&self, n: u64) -> Result<u64, String> {
                    let below = self.$b(n).await?;
                    Ok(n + below)
                }
            )*
        }
    };
}

macro_rules! nodes {
    ($($a:ident $b:ident),*) => {
        $(
            #[both]
            async fn $a(state: serde_json::Value) -> Result<serde_json::Value, String> {
                $b(state).await
            }
        )*
    };
}

struct Shop;

impl Shop {
    #[measured]
    async fn m0(&self, n: u64) -> Result<u64, String> {
        yield_once().await;
        Ok(n)
    }
}

#[measured]
async fn p0(n: u64) -> u64 {
    yield_once().await;
    n
}

#[measured]
async fn f0(n: u64) -> Result<u64, String> {
    yield_once().await;
    Ok(n)
}

#[both]
async fn n0(state: serde_json::Value) -> Result<serde_json::Value, String> {
    yield_once().await;
    Ok(state)
}

plain! {
    p24 p23, p23 p22, p22 p21, p21 p20, p20 p19, p19 p18, p18 p17, p17 p16, p16 p15, p15 p14, p14 p13, p13 p12, p12 p11, p11 p10, p10 p9, p9 p8, p8 p7, p7 p6, p6 p5, p5 p4, p4 p3, p3 p2, p2 p1, p1 p0
}

fallible! {
    f24 f23, f23 f22, f22 f21, f21 f20, f20 f19, f19 f18, f18 f17, f17 f16, f16 f15, f15 f14, f14 f13, f13 f12, f12 f11, f11 f10, f10 f9, f9 f8, f8 f7, f7 f6, f6 f5, f5 f4, f4 f3, f3 f2, f2 f1, f1 f0
}

methods! {
    m24 m23, m23 m22, m22 m21, m21 m20, m20 m19, m19 m18, m18 m17, m17 m16, m16 m15, m15 m14, m14 m13, m13 m12, m12 m11, m11 m10, m10 m9, m9 m8, m8 m7, m7 m6, m6 m5, m5 m4, m4 m3, m3 m2, m2 m1, m1 m0
}

nodes! {
    n24 n23, n23 n22, n22 n21, n21 n20, n20 n19, n19 n18, n18 n17, n17 n16, n16 n15, n15 n14, n14 n13, n13 n12, n12 n11, n11 n10, n10 n9, n9 n8, n8 n7, n7 n6, n6 n5, n5 n4, n4 n3, n3 n2, n2 n1, n1 n0
}

fn main() {
    say(block_on(assert_static(assert_send(p24(1)))));
    say(format_args!(
        "{:?}",
        block_on(assert_static(assert_send(f24(1))))
    ));
    say(format_args!("{:?}", block_on(assert_send(Shop.m24(1)))));
    let state = serde_json::json!({"a": 1});
    say(format_args!("{:?}", block_on(assert_send(n24(state)))));
}
