//! tinhgon
