### Leseren: artikkelen, innholdet, listen over steder og stedskortet

reader-page-text = Tekst
reader-page-contents = Innhold
reader-page-places = Steder
reader-follow = Følg
    .tooltip = Kartet følger teksten når du ruller
reader-no-article = Dette atlaset har ingen artikkel.
reader-source = Les den der den ble publisert
reader-image = Hovedbilde: { $credit }
reader-licence = Lisens: { $licence }
reader-text-of = Tekst: { $title }
reader-link = Lenke til { $url }
reader-mention = { $kind }, på kartet
reader-being-read = Her leser du nå
reader-filter = Finn et sted i listen
reader-no-such-place = Ingen steder har dette navnet.
reader-more-places = { $count } til: Skriv en del av et navn for å finne dem.
reader-mentioned = { $count ->
    [0] bare på kartet
    [one] nevnt én gang
    [2] nevnt to ganger
   *[other] nevnt { $count } ganger
}

card-close = Lukk kortet
    .tooltip = Lukk kortet (Esc)
card-next = Neste sted
card-next-named = Neste sted: { $name } (Shift+N)
card-previous = Forrige sted
card-previous-named = Forrige sted: { $name } (Shift+P)
card-when = Når: { $when }
card-position = Posisjon, klikk for å kopiere
card-position-of-mark = Merkets posisjon, klikk for å kopiere
card-copy-position = Kopier posisjonen
card-in-article = I artikkelen
card-not-mentioned = Ingen artikkel nevner dette stedet.
card-in-article-times = { $count ->
    [one] I artikkelen, nevnt én gang
    [2] I artikkelen, nevnt to ganger
   *[other] I artikkelen, nevnt { $count } ganger
}
card-in-titled = { $count ->
    [one] I «{ $title }», nevnt én gang
    [2] I «{ $title }», nevnt to ganger
   *[other] I «{ $title }», nevnt { $count } ganger
}
card-show-in-text = Vis i teksten
card-copy-quote = Kopier sitat
card-claims = Det som sies, og det som er målt
card-said = Det sies
card-quoted = «{ $words }»
card-said-by-article = I artikkelen: { $quote }
card-said-in-article = I artikkelen
card-measured = Det er målt
card-direction = { $compass } for { $name }
card-how-measured = Av dette programmet: fra merket til nærmeste punkt, langs den korteste linjen på ellipsoiden WGS 84 (Karney 2013).
card-context = Bakgrunn
card-context-note = Med kartets egne ord, ikke artikkelens.
card-also-here = Også her
card-also-here-all = Vis alle { $count }
card-near = I nærheten
card-near-note = Korteste avstand, og retningen herfra.
card-bearing = { $degrees }° { $compass }
card-how = Hvordan vet vi det?
card-sources = Kilder
card-copy-link = Kopier lenke til stedet
card-copy-citation = Kopier kildehenvisning

citation-position = { $position } (WGS 84)
citation-map = På kartet «{ $title }»

meaning-surveyed = Merket står der stedet er.
meaning-approximate = Stedet er nær merket; den nøyaktige posisjonen er ukjent eller ikke offentliggjort.
meaning-segment = Det ligger et sted på denne linjen, men det er ikke kjent hvor.
meaning-area = Et område er ment, og det har ingen skarp grense.
meaning-country = Hele landet er ment; merket står et sted i det.
meaning-schematic = Tegnet for å vise sammenhengen, ikke hvor det var.

compass-north = nord
compass-north-east = nordøst
compass-east = øst
compass-south-east = sørøst
compass-south = sør
compass-south-west = sørvest
compass-west = vest
compass-north-west = nordvest

date-day = { $day }. { $month } { $year }
date-month = { $month } { $year }
date-days = { $start } til { $end }

month-1 = januar
    .short = jan.
month-2 = februar
    .short = feb.
month-3 = mars
    .short = mars
month-4 = april
    .short = apr.
month-5 = mai
    .short = mai
month-6 = juni
    .short = juni
month-7 = juli
    .short = juli
month-8 = august
    .short = aug.
month-9 = september
    .short = sep.
month-10 = oktober
    .short = okt.
month-11 = november
    .short = nov.
month-12 = desember
    .short = des.

language-be = belarusisk
language-bg = bulgarsk
language-cy = walisisk
language-da = dansk
language-de = tysk
language-en = engelsk
language-et = estisk
language-fi = finsk
language-fit = meänkieli
language-fkv = kvensk
language-fo = færøysk
language-fr = fransk
language-is = islandsk
language-ja = japansk
language-kl = grønlandsk
language-lt = litauisk
language-lv = latvisk
language-nb = norsk
language-nn = nynorsk
language-no = norsk
language-pl = polsk
language-ro = rumensk
language-ru = russisk
language-se = nordsamisk
language-sjd = kildinsamisk
language-sje = pitesamisk
language-sma = sørsamisk
language-smj = lulesamisk
language-smn = enaresamisk
language-sms = skoltesamisk
language-sv = svensk
language-tr = tyrkisk
language-uk = ukrainsk
