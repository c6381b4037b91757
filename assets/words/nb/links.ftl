### Lenker: tilbake og fram, deling, det som tas vare på og det som lagres

command-back = Tilbake
    .tooltip = Gå tilbake til visningen du valgte eller stanset ved før
command-forward = Fram
    .tooltip = Gå fram igjen
command-copy-link = Kopier lenke
    .tooltip = Kopier lenken til det du ser, for å dele den eller ta vare på den

notice-close = Lukk denne meldingen
link-copied = Lenken er kopiert. Limt inn i søket fører den tilbake hit.
copied = Kopiert
copied-text = Kopiert: { $text }

link-fault-bad = Lenken sier { $part }, som ikke kan følges; det skrives slik: { $example }. Resten ble fulgt.
link-fault-too-many = Lenken sier mer om { $part } enn det som kan følges; begynnelsen ble fulgt.
link-fault-no-place = Lenken fører til stedet «{ $value }», som ikke finnes i dette atlaset.
link-fault-no-article = Lenken fører til artikkelen «{ $value }», som ikke finnes i dette atlaset.
link-fault-no-layer = Lenken viser kartlaget «{ $value }», som ikke finnes i dette atlaset.
link-fault-unknown = Lenken sier { $part }, som er ukjent her; resten ble fulgt.

settings-fault = { $file }, en linje i innstillingene dine: { $problem }. Rett linjen, eller velg på nytt i Innstillinger. Til da gjelder det vanlige.
settings-unreadable = Innstillingene dine kunne ikke leses fra { $file }: { $problem }. De vanlige gjelder.
settings-not-kept = Innstillingene dine kunne ikke lagres i { $file }: { $problem }

command-export = Lagre et bilde
    .tooltip = Lagre kartet som bilde, eller de synlige kartlagene som GeoJSON
command-export-layers = Lagre kartlagene
    .tooltip = Lagre stedene i de synlige kartlagene som GeoJSON

export-size = Størrelse
export-scale = { $scale }×
export-pixels = { $width } × { $height } piksler
export-as-screen = Like mange piksler som skjermen din har
export-content = I bildet
export-map-only = Bare kartet
export-with-panels = Kartet med tekst og kort
export-save-picture = Lagre bilde
export-drawing = Bildet tegnes
export-cancel = Avbryt
export-layers = Synlige kartlag
export-layers-note = Stedene i dem med navn, kilder og posisjoner, som GeoJSON-fil. Filer du selv har lagt på kartet, er ikke med der.
export-save-layers = Lagre GeoJSON
export-saved = Lagret: { $path }
export-copy-path = Kopier filsti
export-failed = Det kunne ikke lagres: { $reason }
export-stopped = Ikke noe bilde ble lagret
