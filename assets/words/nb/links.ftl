### Lenker: tilbake og fram, deling, det som tas vare på og det som lagres

command-back = Tilbake
    .tooltip = Gå tilbake til visningen du valgte eller stanset ved før
command-forward = Fram
    .tooltip = Gå fram igjen
command-copy-link = Kopier lenke
    .tooltip = Kopier lenken til det du ser, for å dele den eller ta vare på den

notice-close = Lukk denne meldingen
link-copied = Lenken er kopiert

link-fault-bad = Lenken sier { $part }, som ikke kan følges; det skrives slik: { $example }. Resten ble fulgt.
link-fault-too-many = Lenken sier mer om { $part } enn det som kan følges; begynnelsen ble fulgt.
link-fault-no-place = Lenken fører til stedet «{ $value }», som ikke finnes i dette atlaset.
link-fault-no-article = Lenken fører til artikkelen «{ $value }», som ikke finnes i dette atlaset.
link-fault-no-layer = Lenken viser kartlaget «{ $value }», som ikke finnes i dette atlaset.
link-fault-unknown = Lenken sier { $part }, som er ukjent her; resten ble fulgt.

settings-fault = { $file }, en linje i innstillingene dine: { $problem }. Rett linjen, eller velg på nytt i Innstillinger. Til da gjelder det vanlige.
settings-unreadable = Innstillingene dine kunne ikke leses fra { $file }: { $problem }. De vanlige gjelder.
settings-not-kept = Innstillingene dine kunne ikke lagres i { $file }: { $problem }
