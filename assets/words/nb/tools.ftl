### Tools

menu-foot = Hver kommando har sin tast: se Hurtigtaster.

settings-theme = Utseende
settings-text-size = Tekststørrelse
settings-smaller = Mindre
settings-larger = Større
settings-percent = { $percent } %
settings-language = Språk
settings-units = Lengder
settings-notation = Posisjoner
settings-movement = Bevegelse
settings-reduced-motion = Redusert bevegelse: hopp i stedet for å fly
settings-follow = Kartet følger teksten når du ruller
settings-kept = Innstillingene lagres på denne enheten.
