//! The abbreviations of each language, without the stop at their end, and the words that begin its sentences.
//!
//! An abbreviation with a capital is one only so: *Sat.*, not *sat.* What needs no list, because its letters tell, is not
//! here: initials, letters with stops between them, letters without a vowel. A word that is also an abbreviation stands in
//! `numbered`, or in none.

use super::language::LANGUAGES;

/// What is known of a language.
pub(super) struct Lists {
    /// Its tag.
    pub(super) code: &'static str,
    /// See [`Kind`](super::language::Kind) for the next five.
    pub(super) tied: &'static str,
    pub(super) numbered: &'static str,
    pub(super) inside: &'static str,
    pub(super) unit: &'static str,
    pub(super) closing: &'static str,
    /// Words that, with a capital, begin a sentence and are no names.
    pub(super) openers: &'static str,
}

/// The languages, and last what is an abbreviation in any.
pub(super) const LISTS: [Lists; LANGUAGES + 1] = [
    Lists {
        code: "en",
        tied: "\
            Abp Amb Assoc Asst Atty Benj Bp Brig Cdr Chas Cllr Cols Comdr Comm Commr Cpt Dep Det Dist Drs Engr Ens \
            Gdn Gens Geo Govs Hwy Insp Jas Lieut Mx Pfc Profs Pt Pvt Reps Revd Robt Rt Rte Sens Ste Sts Supt Thos \
            Treas Ven eg esp excl ie incl viz",
        numbered: "\
            Apt Arts Bk Ch Chap Chs Eq Eqs Ex Ext Flt Nr Op Ref Reg Rm Sec Secs Tel apt art ch chap chs cl eq ext \
            figs no nos op p para reg sec secs sect ss tab tel ver vols §",
        inside: "\
            Adv Ala Alta Ariz Ark Assn Blvd Bros Calif Colo Conn Cos Del Dept Esq Est Fla Fri Ga Ill Ind Inst Intl \
            Kan Kans Ky La Mass Me Mich Minn Miss Mo Mon Mont Natl Neb Nebr Nev Okla Ont Ore Pa Penn Pkwy Que Sask \
            Sat Sun Tenn Tex Thu Thur Thurs Tue Tues Univ Va Wash Wed Wis Wyo al anon assn cit dept div ed eds est \
            gal govt ibid intl max mi min misc natl oz yd",
        unit: "",
        closing: "ff",
        openers: "\
            the this that these those there then they it its he she his her we our i you your my a an in on at by \
            for from with without after before during since until when while where why what who how if although \
            though because but and or so yet however meanwhile now today yesterday some many most few both each \
            every all another other not as to under over between according despite also even still here nobody \
            nothing such their once only of is was are were has had did do can could would instead later earlier \
            last next more none neither nor unlike through about against among",
    },
    Lists {
        code: "nb",
        tied: "\
            Meld adm adv avd b.la bl bl.a bokst cand d.v.s dipl dir dvs ekskl ev evt f.h.v f.o.m fhv finansmin fom \
            forsvarsmin fr frk fylkeskomm gen hhv hr i.h.t iflg ifm iht inkl insp jf jfr justismin kand kapt kfr kgl \
            kl komm kontreadm kpt lensm lic ltn løytn m.a.o m.h.t mag maj mao mht mob nr oberstltn oberstløytn oblt \
            ordf p.g.a pga pol politiinsp repr res.kap sekr siv.ing sml statsadv statsmin statssekr stud t.o.m tidl \
            tilsv tlf utenriksmin varaordf vedr vha viseadm vsa",
        numbered: "\
            art avsn bd bnr dok eks fv gnr innst jul kap lit meld min pkt pos prop red ref rv s sak sen snr st.meld \
            tab årg",
        inside: "\
            alm anm ant apr aug dep des feb forf forh fre hovedkv innb inst jan jun lør maks mar mia nov okt omtr ons \
            oppr org overs resp sek sep sept stip søn tirs tors univ utg årh",
        unit: "kr mkr tkr",
        closing: "e.l flg m.fl m.m m.o.h m.v mfl moh mv mva o.a o.l ol",
        openers: "\
            det den de dette denne disse der da han hun hans hennes vi vår våre jeg du dere i på av til fra for med \
            om ved etter før under over mellom mot uten gjennom siden så nå når hvis men og eller ikke bare også et \
            en ei ifølge ingen noen mange flere alle begge hver her hva hvem hvor hvorfor hvordan som at er var har \
            kan skal vil må blir ble samtidig derfor likevel dermed mens fordi selv deretter senere tidligere blant \
            slik tre to fire",
    },
    Lists {
        code: "nn",
        tied: "\
            Meld adm adv avd bl bl.a bokst cand d.v.s dipl dir dvs ekskl ev evt f.o.m fhv finansmin forsvarsmin fr frk \
            gen hr iflg ifm iht inkl insp jf jfr justismin kand kapt kgl kl komm kpt lensm lic ltn løytn m.a mag maj \
            mht mob nr oberstltn oberstløytn oblt ordf pga pol politiinsp repr sekr siv.ing sml statsadv statsmin \
            statssekr stud t.d t.o.m tidl tlf utanriksmin varaordf vedr vha",
        numbered: "\
            art avsn bd bnr dok eks fv gnr innst jul kap lit meld min pkt pos prop red ref rv s sak sen snr tab årg",
        inside: "\
            alm anm apr aug dep des feb forf fre hovudkv innb inst jan jun laur maks mar mia mån nov okt oms omtr ons \
            oppr org sek sep sept sun tors tys univ utg årh",
        unit: "kr mkr",
        closing: "m.fl m.m m.o.h m.v mfl moh mv mva o.a o.fl o.l o.s.v ol",
        openers: "\
            det den dei dette denne desse der då han ho hans hennar vi me vår våre eg du de i på av til frå for med \
            om ved etter før under over mellom mot utan gjennom sidan så no når dersom men og eller ikkje berre også \
            òg eit ein ei ifølgje ingen nokon nokre mange fleire alle kvar her kva kven kvifor korleis som at er var \
            har kan skal vil må blir vart samstundes difor likevel medan fordi sjølv etterpå seinare tidlegare slik \
            tre to",
    },
    Lists {
        code: "da",
        tied: "\
            Gl Ndr Sct Sdr Skt Vestr adj adm adv afd akad ang bl.a borgm cand civ d.v.s dipl dir dvs ekskl ev evt \
            fhv finansmin folketingsmedl forsvarsmin fr frk gen hhv hr i.h.t iflg ifm iht inkl jf jfr justitsmin \
            kapt kgl kl kons lekt lic ltn m.h.t maks mht mob nr næstf oblt orlogskapt overass p.g.a pens pga pol \
            politiinsp pr sekr statsaut statsmin tidl tlf u.a udenrigsmin v.h.a vedr vha vicedir vicepol Østr",
        numbered: "afs art bd bil eks jul kap lit min pkt red ref s sen sp tab",
        inside: "\
            alm anm apr aug dec feb forf fre indb inst jan jun lign lør mar max mia nov okt ons opr overs resp sek \
            sep sept tirs tors udg univ årh",
        unit: "kr mkr tkr",
        closing: "m.fl m.m m.v mfl mv o.a o.l o.lign",
        openers: "\
            det den de dette denne disse der da han hun hans hendes vi vores jeg du i på af til fra for med om ved \
            efter før under over mellem mod uden gennem siden så nu når hvis men og eller ikke kun også et en ifølge \
            ingen nogle nogen mange flere alle begge hver her hvad hvem hvor hvorfor hvordan som at er var har kan \
            skal vil må bliver blev samtidig derfor alligevel dermed dog imens mens fordi selv derefter senere \
            tidligere blandt sådan tre to",
    },
    Lists {
        code: "sv",
        tied: "\
            S:t S:ta adv amir ang avd bitr bl bl.a civ d.v.s dir doc dvs dåv enl ev exkl f.d f.n f.ö finansmin fr \
            fr.o.m frk försvarsmin förv gen hr inkl jfr jmf jur justitiemin kand kapt kl komm kv kyrkoh lantm lic \
            löjtn m.a.o m.h.t mha mob nr nuv ordf p.g.a pga resp s.k sekr statsmin t.o.m tekn tel utr utrikesmin öv \
            övlt",
        numbered: "Ds art bd bet bil dnr jul kap min mom prop red rskr s sid st tab",
        inside: "\
            allm anm apr aug avg dec feb forts fre förf förk inv jan jun lör mar milj mån nov okt omkr ons sek sep \
            sept sön tim tis tors uppl utg vard övers",
        unit: "kr mkr mnkr tkr",
        closing: "dyl ggr m.fl m.m mfl mm o.d o.dyl o.s.v",
        openers: "\
            det den de detta denna dessa där då han hon hans hennes vi vår jag du ni i på av till från för med om \
            vid efter före under över mellan mot utan genom sedan så nu när men och eller inte bara också ett en \
            enligt ingen några någon många flera alla båda varje här vad vem var varför hur som att är har kan ska \
            vill måste blir blev samtidigt därför ändå dock medan eftersom själv därefter senare tidigare bland \
            sådan tre två",
    },
    Lists {
        code: "fi",
        tied: "\
            Pyh alk amir ao apul dipl dos edust em enint ent esim ev evl fil hra huom ins kans.ed kans.edust kap \
            kapt kaup kenr kenrm kers ko komdr komm ks kts lis ltn ltn-kom luutn maist maj majt minist mm n nk ns \
            nti os pj prikaatikenr pros puh puh.joht pääm rtva rva s siht synt tekn tel tj toht toim tri ts ulkomin \
            v valt vpj vrt vt väh vääp ylil ylim",
        numbered: "art kuva luku mom nro siv taul",
        inside: "\
            ap as eKr eaa elok engl evp heinäk helmik huhtik ip jKr jouluk ke kesäk käänt la lat lokak ma maalisk \
            marrask milj min nyk pe res ruots saks sek su suom syysk tammik ti to toukok tuh vko",
        unit: "",
        closing: "jms jne tms ym yms",
        openers: "\
            se ne tämä nämä tuo hän he me te minä sinä siellä täällä siitä sitä sen niiden tämän tässä tästä siksi \
            silti sitten kun jos mutta ja tai vaikka koska että myös vain vielä nyt jo kuitenkin lisäksi samalla \
            samaan toisaalta ei eikä joka jotka mikä mitä kuka missä miksi miten on oli ovat olivat kaikki monet \
            moni useat ennen jälkeen aikana yhdessä toinen yksi noin näin niin hänen heidän viime ensi tällä eilen \
            tänään huomenna sillä niitä siinä sieltä",
    },
    Lists {
        code: "et",
        tied: "\
            adm arh asjur dir dots end hr ins insp kand kapt kin knd kol kol-ltn kps kpt lipn ltn mag mjr nim nn \
            nt näit pr prl s.h s.o s.t sh srs st tel u vbl vrd vt õp",
        numbered: "art joon köide lg lk ln nr pk ptk tab",
        inside: "\
            al apr aug dets eKr ingl jaan jul jun milj min nov obl okt pKr raj saj sek sent sept tuh veebr",
        unit: "",
        closing: "jm jms jmt jne jpt jt vms",
        openers: "\
            see need ta tema nad nemad me meie te teie ma mina sa sina selle sellest seal siin siis nüüd kui aga ja \
            või ning et kuid ehkki kuigi sest ka ainult veel juba samuti samal lisaks seega seetõttu siiski mis kes \
            kus miks kuidas kas on oli olid ei ühtlasi kõik paljud mitu enne pärast peale enam ent tal oma teine üks \
            selles sellel eile täna mullu tänavu praegu hiljem sel neid seda nende",
    },
    Lists {
        code: "lv",
        tied: "\
            Sv adm akad arh asoc bij bīsk deput dir doc dz g-ne habil inž k-dze k-gs kapr kapt kdze kgs kpt ltn \
            ltn-plkv maj med min.pr pav piem plk plkst plkv prez proti pulkv sal serž sk sv t.i t.s tel tālr vad vec \
            viceadm ģen ģenerālltn",
        numbered: "att aug lpp nod nr nr. p pk pkt sēj tab",
        inside: "apr dec dzim febr iel jan jun jūl jūn lat milj min mir nov okt pag raj sek sept tūkst",
        unit: "",
        closing: "tml u.c u.t.t u.tml utml utt",
        openers: "\
            tas tā tie tās šis šī šie šīs viņš viņa viņi viņas mēs jūs es tu tur šeit tad tagad kad ja bet un vai \
            kaut lai jo arī tikai vēl jau savukārt turklāt tomēr tāpēc tādēļ tādējādi kas kur kāpēc kā ir bija būs \
            nav nē no ar uz par pie pēc pirms līdz starp kopš bez pret saskaņā visi daudzi daži abi katrs pērn \
            šodien vakar vienlaikus viņu pat šo to šajā tajā vēlāk iepriekš tam tiem kopumā",
    },
    Lists {
        code: "lt",
        tied: "\
            adm akad angl arkiv atsarg brg buv dab dim dir doc dėst el faks gen habil inž jaun kpt kun lenk lot ltn \
            min.pirm mjr p pavad pirm plg plk plk.ltn pvz srž t.y tel vad vicemin vok vyr vyresn vysk šv žr žurn",
        numbered: "kn lent nr pav psl punkt sk str",
        inside: "\
            Lt al apskr asm bal birž egz geg gim gruod gyv kov lapkr leid liep min mėn po.Kr pr.Kr proc raj red rugp \
            rugs rus saus sav sek spal sud tūkst val vas vert",
        unit: "",
        closing: "kt pan t.t tt",
        openers: "\
            tai ta tas tie tos šis ši šie šios jis ji jie jos mes jūs aš tu ten čia tada dabar kai kada jei jeigu \
            bet ir ar nors kad nes taip tik dar jau tačiau todėl be kas kur kodėl kaip yra buvo bus nėra ne nuo su į \
            iš apie prie po prieš iki tarp per pagal dėl visi daugelis abu kiekvienas pernai šiandien vakar tuo \
            taigi pasak anot vėliau anksčiau jo jų šiuo tokia toks kartu už ant tokie vien",
    },
    Lists {
        code: "de",
        tied: "\
            Abg Abt Anm Bgm Brig Dres Fa Fax Flottillenadm Fr Frh Frhr Frl Hg Hl Hptm Hrn Hrsg Insp Kan Landesgr Ltn \
            Mag Oberstlt Oblt Obstlt Präs RA Skt StS Staatssekr Tel Verf Vors Wwe abzgl allg ausschl betr bspw bzgl \
            bzw dt dän ehem eig eigtl einschl engl ev evang evtl exkl finn frz geb gem gen ggf ggfs griech h.c habil \
            hl hrsg i.d.R inkl insb insbes jur kath lat lt m.E med mind mutm nat norw näml nördl o.g od oec phil \
            poln rer russ röm s.o s.u schwed sog stellv stv südl theol u.U u.a urspr v.a verh vermutl verw vet vgl \
            voraussichtl vorm westl z.T z.Z z.Zt zzgl östl",
        numbered: "Abb Anl Aufl Bd Bde Bl Fn Jg Lit Nr Nrn Pos Rdnr Rn Rz S Z Ziff lit",
        inside: "\
            Ausg Di Do Einw Gebr Ges Inst Jahrh Jän Mi Mio Mo Mär Sa Sek So Univ Verl gest jun max min nachm sen",
        unit: "",
        closing: "dgl ff o.Ä u.dgl u.s.w u.v.a u.v.m u.Ä usf uvm",
        openers: "\
            der die das den dem des ein eine einen einem einer er sie es wir ihr ich man in im am an auf aus bei \
            beim bis durch für gegen mit nach ohne seit über um unter vom von vor während wegen zu zum zur zwischen \
            und aber oder doch denn dann da dort hier jetzt nun heute gestern auch nur noch nicht kein keine so wenn \
            als weil obwohl wie wo was wer warum dieser diese dieses diesen sein seine ihre unser alle viele einige \
            beide jeder trotz laut allerdings zudem außerdem dennoch deshalb darum dabei damit danach später zuvor \
            ist sind war waren hat hatte wird ob",
    },
    Lists {
        code: "fr",
        tied: "\
            M Drs Ets MM Me Mlles Pr Ste Stes Sts Sté Vve adj amb amir anc angl apr av bd boul brig c-à-d cdt col dir dép \
            env fax fg gal gén ital lat lieut lt lt-col maj pl préf prés resp rte réf secr sgt sous-préf tél vice-am \
            ém",
        numbered: "al ann art arts chap liv no nos p sec t tab éq",
        inside: "\
            Cap Col Ltée adr ap arr avr bât cit coll dim déc fév févr hab ibid janv juil juill loc lun max min nov \
            oct sam sept suiv trad ven éd",
        unit: "",
        closing: "",
        openers: "\
            le la les l d c j n s t qu un une des du au aux ce cet cette ces il elle ils elles on nous vous je tu \
            son sa ses leur leurs notre votre en dans sur sous avec sans pour par pendant depuis après avant vers \
            chez entre selon malgré contre mais et ou donc or car ni alors ainsi aussi puis ensuite enfin cependant \
            toutefois pourtant quand lorsque si comme où qui que quoi pourquoi comment tout tous toute toutes \
            plusieurs certains chaque aucun rien hier aujourd demain ici là même est sont était à de deux trois dès",
    },
    Lists {
        code: "es",
        tied: "\
            Abog Alm Arq Ave Brig Cap Cmdte Cnel Comdte Contralm Cte Ctra Dip Dras Dres Dña Edo Excma Excmo Fr Gob \
            Gral Ilma Ilmo Lda Ldo Lic Licda Magdo Min Mons Mpio Mtra Mtro Pbro Pdta Pdte Pl Plza Profa Pso Pza \
            Rvdmo Rvdo Sgto Sras Sres Srtas Sta Sto Subtte Tte Vda Vicealm alm aprox cfr dir ej esq fax gral s ss \
            tel tfno tlf trad",
        numbered: "apdo art arts cap caps figs inc lám mar n núm núms p pág págs párr t tab vols",
        inside: "\
            Cía Depto Dpto Hnos Ltda Prov Ud Uds abr admón ago atte cit comp coord cód dcha depto dic dom dpto ed \
            ene feb febr hab ibíd izda izq jue jul jun lun may min mié máx mín nov oct prov pta ptas seg sep sept \
            set sáb vie",
        unit: "",
        closing: "",
        openers: "\
            el la los las lo un una unos unas al del este esta estos estas ese esa esto eso él ella ellos ellas yo \
            tú su sus nuestro en con sin por para desde hasta sobre bajo entre según durante tras ante contra de a y \
            o pero aunque porque cuando si como donde que qué quién cómo dónde cuándo además también mientras luego \
            después antes ahora ayer hoy mañana así entonces no ya todo todos todas muchos muchas varios algunos \
            cada ambos otro otra otros ni es son era fue fueron hay ha han se le les nos me aquí allí asimismo aún \
            solo sólo dos tres aquel aquella",
    },
    Lists {
        code: "pt",
        tied: "\
            Al Alm Arq Brig Cap Cel Cmte Com Cons Cor Dep Des Dras Drs Eng Enga Engª Engº Estr Exma Exmo Exmos Fr \
            Gal Ilma Ilmo Lgo Min Mons Pe Pref Profa Profs Pça Rod Sras Srs Sta Sto Ten Trav Ver adv alm aprox arq \
            dir eng engs fax por.ex séc tel telem trad",
        numbered: "al art arts cap caps dez ex figs inc mar n núm out p par pág págs t tab ter vols",
        inside: "\
            Cia Exa Lda Ltda abr adm admin ago cit coord depto doc dom dpto ed esq fev hab ibid jan jul jun mai min \
            máx mín nov obs org qua qui ref seg set sex sáb univ",
        unit: "",
        closing: "",
        openers: "\
            o a os as um uma uns umas este esta estes estas esse essa isto isso aquele aquela ele ela eles elas eu \
            tu nós você seu sua seus suas nosso em no na nos nas num numa com sem por pelo pela pelos pelas para \
            desde até sobre sob entre segundo durante após contra de do da dos das ao à aos às mas e ou embora \
            porque quando se como onde que quem além também enquanto depois antes agora ontem hoje amanhã assim \
            então não já todo todos todas muitos muitas vários alguns algumas cada ambos outro outra nem é são era \
            foi foram há ainda só apenas aqui ali lá porém contudo entretanto",
    },
    Lists {
        code: "pl",
        tied: "\
            abp adm adw al ang asp bp bryg bł chor dawn dn doc dot ds dypl dyr dyw ewent fax franc gen gm godz hab \
            insp inż jw kadm kard kier kmdr kpt ks m.in mec mgr mjr mł mł.asp nacz nadkom niem np o ok os p pl \
            plut podkom pok por pow pp ppor ppłk prez płk płka red ros s.p sierż st szer tel tj tow tzw ub ul ur \
            wadm wg wlk ww zm zob zw łac ś.p św",
        numbered: "art lek lp maj nr par pkt poz rozdz ryc rys s str t tab ust zał",
        inside: "\
            czerw egz grud im in kwiet lip listop lut mar marsz min niedz oprac paźdz pon proc sek sierp sob stycz \
            tys w woj wrześ wyd",
        unit: "",
        closing: "itd itp",
        openers: "\
            to ten ta te ci tę tego tej tym on ona ono oni one jego jej ich my wy ja ty w we na do od z ze po przed \
            przy pod nad za bez dla przez między wśród podczas według zgodnie i a ale oraz lub albo jednak więc \
            dlatego gdy kiedy jeśli jeżeli choć chociaż ponieważ bo że także też również tylko jeszcze już teraz \
            wtedy potem następnie tam tu tutaj co kto gdzie dlaczego jak czy jest są był była było byli nie nikt nic \
            wszyscy wielu wiele kilka każdy oba inny wczoraj dziś dzisiaj jutro obecnie później wcześniej ponadto \
            natomiast tymczasem mimo jako zdaniem o u",
    },
    Lists {
        code: "ru",
        tied: "\
            абз адм акад англ букв бул в.о вице-адм врио вып г-жа г-же г-н г-на г-ном ген ген.-м гл гр греч д д-р \
            деп дер дир доц зав зам и.о инж исп ит к.т.н канд кап кн контр-адм корр лат лейт мл наб напр нач нач-к \
            о-в оз ок п пер пл подполк пос пп пр-т пред прим просп проф р-н разд респ с св секр серж см ср ст стр т \
            т.е т.к т.н т.наз табл тов ул факс фр ч яп",
        numbered: "рис род ум",
        inside: "\
            авг апр в дек долл изд им июл июн к кит комн коп корп мар мин нем ноя нояб обл окт оф полк ред руб рук \
            сек сен сент тел тыс фев февр чел экз эт янв",
        unit: "",
        closing: "др т.д т.п",
        openers: "\
            это этот эта эти тот та те он она оно они его её ее их мы вы я ты в во на с со к ко по о об от до из за \
            под над при про для без через между после перед среди согласно и а но или однако зато поэтому когда если \
            хотя потому что чтобы также тоже только ещё еще уже теперь сейчас тогда затем потом там здесь тут кто \
            где почему как какой был была было были есть будет не ни нет никто ничего все всё многие некоторые \
            несколько каждый оба вчера сегодня завтра ранее позже кроме вместе так такой у тем именно лишь даже наш",
    },
    Lists {
        code: "uk",
        tied: "\
            абз адм акад англ бл буд букв бульв в.о вип вул г-н ген гл грец д-р деп див дир доц зав заст канд кап кн \
            лат лейт м мол наб напр нар нач нім о-в оз ок п п.о пл пом пос пр-т прим пров просп проф підполк р-н \
            респ розд рос с св секр серж смт ст стор т т.зв табл тел факс фр ч ім інж",
        numbered: "вид лист рис трав",
        inside: "\
            бер вер год груд дол екз жовт квіт коп корп лип лют о обл оф пер пол полк пор ред сек серп січ тис черв \
            чол",
        unit: "",
        closing: "т.д т.п ін",
        openers: "\
            це цей ця ці той та те ті він вона воно вони його її їх ми ви я ти в у на з із зі до від для без через \
            між після перед серед під над при про за по згідно і й а але або однак проте тому коли якщо хоча бо що \
            щоб також теж тільки лише ще вже тепер зараз тоді потім далі там тут хто де чому як який був була було \
            були є буде не ні немає ніхто нічого усі всі багато деякі кілька кожен обидва вчора сьогодні завтра \
            раніше пізніше крім разом так такий саме навіть наш о об",
    },
    Lists {
        code: "",
        tied: "\
            Adm Av Avda Blvd Capt Chr Cmdr Col Cpl Dipl Dr Dra Frk Ft Gen Gov Hon Hr Ing Joh Kpt Lt Maj Messrs Mgr \
            Mlle Mme Mmes Mr Mrs Ms Msgr Mt Nr Pres Prof Rep Rev Sen Sgt Sr Sra Srta St Wm approx c.-à-d ca cand.jur \
            cand.med cf d.h dr dr.jur dr.med dr.phil dr.philos e.g f.eks i.e ing p.ej p.ex prof stud.med t.ex vs z.B",
        numbered: "Abs Art Fig Figs Kap Kl No Nos Tab Vol Vols fig pp vol",
        inside: "\
            Apr Aug Ave Cie Co Corp Dec Des Dez EE.UU Feb Febr Inc Jan Jr Jul Jun Ltd Mar Nov Oct Okt Sep Sept U.K \
            U.S a.m mill mio mln mrd n.Chr p.m v.Chr",
        unit: "",
        closing: "etc osv usw",
        openers: "",
    },
];
