//! The regions of Indonesia: provinces, regencies, districts and villages, with their postal codes.
