import type { Lexicon } from './lexicon.ts';

/** German. */
export const de: Lexicon = {
  signs: {
    cause: `weil, da, denn, daher, deshalb, deswegen, darum, dadurch, wodurch, sodass, so dass, aufgrund, auf grund, wegen, grund dafür, der grund, ursache*, verursach*, führt zu, führte zu, führen zu, führt dazu, führte dazu, zur folge, folglich, somit, sonst, ansonsten, andernfalls, infolge, ausgelöst, hängt zusammen, liegt daran, lag daran, verhindert, verhinderte, blockiert, blockierte, bedeutet`,
    problem: `fehl*, kaputt, absturz, abstürz*, stürzt, stürzte, bricht, brach, falsch*, inkorrekt, ungültig*, inkonsisten*, langsam*, hängt, hing, veraltet*, verwirr*, problem*, schwierig, schwer, umständlich, unklar*, unnötig*, überflüssig*, doppelt*, redundant*, ungenutzt*, unbenutzt*, vergessen, übersehen, versehentlich, unerwartet*, unbeabsichtigt, unsicher*, lücke, sicherheitslücke*, schwachstelle*, cve*, regression*, ausnahme*, exception*, warnung*, verloren, verliert, ignoriert*, unmöglich, instabil*, unzuverlässig*, teuer, aufwendig, aufwändig, zu lang*, zu groß, zu viel*, zu klein, zu streng*, schlecht*, leck*, überlauf, überlastet, nachteil*, risiko, gefahr, gefährlich, ausfall, ausfälle, abgelaufen, läuft ab, timeout*, doppelungen, inkompatib*, konflikt*, irreführend, mühsam, nicht mehr, blockier*, rauschen, lärm, leer, scheiter*, schlug fehl, schlägt fehl`,
    purpose: `damit, um zu, zweck, ziel, ziel ist, zu vermeiden, vermeid*, zu verhindern, verhinder*, zu reduzieren, zu verbessern, zu erleichtern, zu vereinfachen, sicherzustellen, zu können, vorbereitung*, voraussetzung*, notwendig für, nötig für, benötigt für, erforderlich für, hilft, helfen, im hinblick, zugunsten, als vorbereitung, soll*, bereitet vor, zu beheben, zu schützen, zu sparen`,
    weakPurpose: `ermöglich*, erlaub*, stellt sicher, unterstütz*, erlauben, lässt, lassen`,
    benefit: `einfacher, leichter, schneller, sicherer, sauberer, klarer, billiger, günstiger, kleiner, kürzer, besser, zuverlässiger, lesbar*, wartbar*, verständlich*, spart, sparen, reduziert, verbessert, vereinfacht, beschleunig*, erleichter*, vorteil*, weniger, übersichtlich*, konsistent*, einheitlich*`,
    tradeoff: `statt, anstatt, anstelle, alternativ*, abwägung*, kompromiss*, entschieden, entscheidung, bewusst, absichtlich, verworfen, vorerst, vorläufig, vorübergehend, obwohl, allerdings, jedoch, aber, trotz, trotzdem, dennoch, zwar, lieber, bevorzug*, nachteil, kosten, dafür, in kauf`,
    evidence: `gemeldet, beobachtet, bemerkt, aufgefallen, festgestellt, gemessen, produktion, kunde*, kunden*, berichtet, laut, offenbar, anscheinend, reproduzier*, seit, gestern, letzte woche, kürzlich, messung*, protokoll*, upstream, rückmeldung*, gewünscht, angefragt, gebeten`,
    before: `bisher*, derzeit*, aktuell*, momentan*, zurzeit, früher*, vorher, zuvor, nicht mehr, noch nicht, bislang, ursprünglich, ehemals, bereits, noch, immer noch, inzwischen, mittlerweile, nun, war, waren, wurde, wurden, seitdem, immer, nie, nur`,
    need: `muss, müssen, musste*, brauch*, benötig*, erforder*, notwendig, nötig, sollte*, möchte*, wünsch*, verlang*, soll, wichtig, zwingend, erwart*, wollen, will`,
    negation: `nicht, kein, keine, keinen, keiner, keinem, ohne, nie, niemals, niemand, nichts, weder, kaum, unmöglich`,
    condition: `wenn, falls, sobald, solange, während, bis, nachdem, bevor, ob, sofern, immer wenn, im fall, beim, manchmal, gelegentlich`,
    state: `ist, sind, war, waren, wird, werden, wurde, wurden, hat, haben, hatte, kann, können, konnte, könnte, würde, gibt, gab, macht, kommt, steht, bleibt, liegt, läuft, lief, funktioniert, fehlt, fehlte, lässt, zeigt, sei, wäre, gilt, enthält, nutzt, braucht`,
    people: `wir, ich, uns, unser*, nutzer*, benutzer*, anwender*, kunden, entwickler*, team, man, jemand, niemand, leute, leser*, betreiber*, mitarbeiter*`,
    newState: `jetzt, nun, wird, werden, neu*, optional*, standardmäßig, enthält, unterstützt, folgend*, kann nun, können nun, künftig, ab sofort, ebenfalls, auch, zum beispiel, z b, verfügbar`,
    reassure: `geringes risiko, kein risiko, abwärtskompatibel, rückwärtskompatibel, keine funktional*, keine änderung*, folgt, folge pr, separater pr, nächster pr, rückmeldung*, bitte prüfen, bitte testen, screenshot*, siehe unten, noch offen, muss noch, gerne, meinung, vorschlag`,
    testTalk: `test, tests, getestet, testen, testabdeckung, manuell, lokal, testfall*, unittest*, prüfung`,
  },
  change: `füg*, füge, fügt, hinzugefügt, ergänz*, entfern*, aktualisier*, änder*, geändert*, behebt, behoben, korrigier*, umbenannt, benennt, benenne, verschieb*, verschoben, refaktor*, implementier*, führt, ersetz*, erstell*, neue, neuer, neues, aktualisiert, anpass*, angepasst, passt, erweiter*, verbesser*, bau*, setzt, setze, nutze, verwende*, verwendet, migrier*, umgestellt, stellt, stelle, dokumentier*, test*, räumt, lösch*, gelöscht, hebt, erhöh*, zieht, bump*, update*`,
  changeSubject: `dieser pr, dieser pull request, diese änderung, dieser commit, hiermit, außerdem, es, der pr, die änderung, zusätzlich`,
  pronoun: `dies, das, dadurch, damit, dieses, somit, so`,
  opening: `der, die, das, ein, eine, es, wenn, bei, beim, da, weil, bisher, aktuell, derzeit, ohne, wir, man, im, in, nach, alle, viele, einige, manche, nur, damit, sonst, leider, dabei, durch, aufgrund, um, jetzt, früher, vorher, für`,
  generic: `gut*, besser*, qualität, wartbarkeit, lesbarkeit, korrekt*, richtig*, sauber*, code, codebasis, allgemein, verbesser*, anpass*, änder*, aktualisier*, diverse, verschiedene, kleine*, notwendig*, nötig, benötigt, gewünscht, behoben, bug*, fehler*, siehe, oben, titel, keine, aufräum*, struktur, praxis, best, practice*, optimier*, wartbar*, lesbar*, stabil*, benutzererfahrung, pflege*, konsisten*, verständlich*, klar*`,
  stop: `der, die, das, den, dem, des, ein, eine, einen, einem, einer, und, oder, ist, sind, war, wird, werden, wurde, nicht, mit, von, zu, zum, zur, im, in, auf, für, bei, beim, aus, nach, als, auch, wenn, weil, damit, dass, sich, wir, es, er, sie, ich, an, am, um, über, vor, durch, bisher, jetzt, kann, können, hat, haben, nur, noch, aber, so, diese, dieser, dieses, man, keine, kein, sonst, unter, bis, ohne`,
  headings: {
    why: `warum, wieso, weshalb, grund, gründe, begründung, hintergrund, motivation, kontext, problem, problemstellung, ursache, anlass, ziel, zweck, ausgangslage, auswirkung, nutzen`,
    what: `was, änderung, änderungen, zusammenfassung, beschreibung, überblick, lösung, umsetzung, was wurde geändert, inhalt, details`,
    test: `test, tests, testplan, getestet, wie getestet, prüfung, verifikation, wie wurde getestet`,
    aside: `checkliste, art der änderung, screenshots, verwandte, ticket, tickets, links, referenzen, risiken, risiko, dokumentation, nächste schritte`,
  },
  prompt: `bitte beschreib*, bitte beschreiben, bitte ausfüllen, bitte angeben, beschreibe, beschreiben sie, hier beschreiben, kurze beschreibung, warum ist diese, was wurde geändert`,
  question: `was, warum, wie, wieso, weshalb, welche, welcher, welches, wann, wo, wer, gibt es`,
};
