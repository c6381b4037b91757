//! The countries that can be compared with Web Mercator, for a build that has no base map, too.

/// The codes of all countries of the base map, with spaces between them.
pub(super) const COUNTRIES: &str = "\
    ABW AFG AGO AIA ALB ALD AND ARE ARG ARM ASM ATA ATC ATF ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR \
    BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRI BRN BRT BTN BWA CAF CAN CHE CHL CHN CIV CLP CMR COD COG COK \
    COL COM CPV CRI CSI CUB CUW CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESB ESP EST ETH FIN FJI \
    FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GMB GNB GNQ GRC GRD GRL GTM GUM GUY HKG HMD HND HRV HTI \
    HUN IDN IMN IND IOA IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KOS KWT \
    LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE \
    MNG MNP MOZ MRT MSR MUS MWI MYS NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER \
    PGA PHL PLW PNG POL PRI PRK PRT PRY PSX PYF QAT ROU RUS RWA SAH SAU SCR SDN SDS SEN SGP SGS SHN SLB \
    SLE SLV SMR SOM SPM SRB STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKM TLS TON TTO TUN \
    TUR TUV TWN TZA UGA UKR UMI URY USA USG UZB VAT VCT VEN VGB VIR VNM VUT WLF WSB WSM YEM ZAF ZMB ZWE";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_base_map_is_known_and_no_other() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/base/world/countries_50m.geojson");
        let bytes = std::fs::read(file).expect("the file is there");
        let map: serde_json::Value = serde_json::from_slice(&bytes).expect("GeoJSON");
        let features = map["features"].as_array().expect("features");
        let mut codes: Vec<&str> =
            features.iter().filter_map(|feature| feature["properties"]["iso_a3"].as_str()).collect();
        codes.sort_unstable();
        assert_eq!(COUNTRIES, codes.join(" "));
    }
}
