"""Words that are someone else's are told as such, and no words of the speaker are."""

from __future__ import annotations

import pytest
from tests.quoting import match_in

from dateline.quotes import Match, SourceText, Turn, find_beside, find_reported


def match_of(sentence: str) -> tuple[Match, SourceText]:
    """The words between two `|` (or from one to the full stop) as cut from a spoken sentence."""
    before, words, after = (*sentence.split("|"), "")[:3]
    return match_in(f"“{before}{words}{after}.”", words.strip(" ,"))


TOLD = """
en Our enemies say that |we attacked
en My opponents claim |we attacked
en Ben Wallace claims that |we attacked
en I was told that |we attacked
en We were told |that we attacked
en We hear them say that |we attacked
en Moscow announced that |we attacked
en The general declared that |we attacked
en According to Moscow, |we attacked
en The rumour that |we attacked| is new
en The claim that |we attacked| is new
en Their ministers and generals say that |we attacked
en We left, but Moscow says that |we attacked
en Many people believe |we attacked
en The army told the world: |we attacked
en Moscow says, |we attacked
en |We attacked|, they say
en |We attacked|, according to Moscow
en |We attacked|, says Moscow
de Moskau sagt, dass |wir angriffen
de Unsere Feinde behaupten, dass |wir angriffen
de Die Opposition glaubt, |wir lügen
de Viele Leute sagen, |wir lügen
de Sie meinen, dass |wir lügen
de Es heißt, dass |wir lügen
de Der Minister erklärte, dass |wir angriffen
de Laut Moskau, |wir griffen an
de Die Behauptung, dass |wir lügen|, ist neu
de Das Gerücht, dass |wir lügen|, ist neu
de Die Zeitung schrieb, |wir lügen
de Wir gingen, aber Moskau sagt, dass |wir angriffen
de |Wir lügen|, sagen sie
de |Wir lügen|, behauptet Moskau
de |Wir lügen|, sagt die Opposition
de Mein Gegner denkt, dass |wir lügen
fr Moscou dit que |nous mentons
fr Nos ennemis affirment que |nous mentons
fr Ils prétendent que |nous mentons
fr Selon Moscou, |nous mentons
fr Le président a dit que |nous mentons
fr Mes adversaires croient que |nous mentons
fr On m’a dit que |nous mentons
fr Il paraît que |nous mentons
fr La rumeur que |nous mentons| est neuve
fr Le ministre a déclaré que |nous mentons
fr Les gens pensent que |nous mentons
fr Le journal écrit que |nous mentons
fr Moscou a annoncé que |nous mentons
fr |Nous mentons|, disent ils
fr |Nous mentons|, affirme Moscou
fr |Nous mentons|, selon Moscou
es Moscú dice que |mentimos
es Nuestros enemigos dicen que |mentimos
es Dicen que |mentimos
es Ellos afirman que |mentimos
es Según Moscú, |mentimos
es Mis rivales creen que |mentimos
es El general declaró que |mentimos
es El gobierno anunció que |mentimos
es Me dijeron que |mentimos
es El rumor que |mentimos| es nuevo
es La oposición sostiene que |mentimos
es Los vecinos piensan que |mentimos
es |Mentimos todos|, dicen
es |Mentimos todos|, según Moscú
es |Mentimos todos|, afirma Moscú
ru Москва говорит, что |мы напали
ru Наши враги утверждают, что |мы напали
ru По словам Москвы, |мы напали
uk Москва каже, що |ми напали
uk Наші вороги стверджують, що |ми напали
uk За словами Москви, |ми напали
id Mereka mengatakan bahwa |kami menyerang
id Menurut Moskow, |kami menyerang
id Musuh mengklaim bahwa |kami menyerang
"""
OWN = """
en They told us to meet at |the port
en That said, |we attacked
en Having said that, |we attacked
en Needless to say, |we attacked
en To tell you the truth, |we attacked
en Truth be told, |we attacked
en Believe me, |we attacked
en I'm proud to say |we attacked
en I'll say that |we attacked
en I've always said |we attacked
en We're sure and say that |we attacked
en We'd argue that |we attacked
en I would like to say that |we attacked
en I am proud to say that |we attacked
en We strongly and unequivocally believe that |we attacked
en I hope and believe that |we attacked
en The whole idea is that |we attacked
en The report makes clear that |mistakes were made
en According to our data, |we attacked
en We're proud to report that |sales rose
en |We fed the children|, and they accuse us of murder
en |We won|, whatever he says
en I don't care what they say, |we won
en As the president said, |we attacked
en It is fair to say that |we won
en Let me say that |we won
en |We won|, I say
en We as a government think that |we won
en My colleagues and I believe that |we won
en Like my mother said, |we won
en The data says that |we won
en This tells us that |we won
en |We won|, according to our data
de Sie glauben, da |hilft nur Druck
de Das heißt, |wir müssen gehen
de Das heißt, dass |wir müssen
de Glauben Sie mir, |wir gehen
de Wir sagen klar und laut: |Oslo bleibt
de Wie es so schön heißt: |Ende gut
de Ehrlich gesagt, |wir waren müde
de Laut unseren Daten, |wir steigen
de Ich habe immer gesagt, dass |wir gehen
de Gestern sagte ich, dass |wir gehen
de Man kann sagen, dass |wir gehen
de Ich möchte noch einmal ganz klar sagen, dass |wir gehen
de |Wir haben geliefert|, und die Opposition behauptet das Gegenteil
de |Wir gehen|, sagte ich
de Meine Kollegen und ich glauben, dass |wir gehen
de Um es klar zu sagen: |wir gehen
de Wir glauben und hoffen, dass |wir gehen
de Unser Vorwurf, dass |sie lügen|, ist alt
fr Cela dit, |nous partons
fr Cela étant dit, |nous partons
fr Autrement dit, |nous partons
fr Je l’ai toujours dit, |nous partons
fr Je vous le dis : |nous partons
fr Je ne dis pas que |nous partons| demain
fr J’avais dit que |nous partons
fr Nous pensons que |nous partons
fr Selon nos informations, |deux personnes sont mortes
fr Comme l’a dit le président, |nous partons
fr Comme disent les vieux, |nous partons
fr Il paraît que vous partez, |nous le regrettons
fr |Nous partons|, et ils disent le contraire
fr |Nous partons|, je pense
fr L’idée est que |nous partons
fr Nous avons toujours et partout dit que |nous partons
es Creía que |íbamos a morir
es Dicho esto, |vamos a seguir
es Según nuestros datos, |hay dos muertos
es Siempre he dicho que |la ley es clara
es Como dijo el presidente, |vamos a ganar
es Lo que dicen, |vamos a ganar
es Yo digo que |vamos a ganar
es Nosotros decimos que |vamos a ganar
es Creo que |vamos a ganar
es Pensaba que |vamos a ganar
es La idea es que |vamos a ganar
es |Hemos cumplido|, y ellos dicen lo contrario
es |Hemos cumplido|, pero dicen lo contrario
es |Hemos cumplido|, según nuestros datos
es Se dice que |vamos a ganar
ru Я говорю, что |мы напали
ru По нашим данным, |мы напали
ru |Мы помогли|, и они говорят иное
uk Я кажу, що |ми напали
uk |Ми допомогли|, а вони кажуть інше
id Kami percaya bahwa |kami menyerang
id Menurut data kami, |kami menyerang
"""
TURNED = """
en I do not believe that |we lied
en I don’t think or say that |we lied
en There is no evidence that |the fire was started
en Nobody who was there thinks that |we lied
en It is not true that |we lied
de Ich glaube nicht, dass |wir lügen
de Niemand, der da war, glaubt, dass |wir lügen
de Es gibt keinen Beweis, dass |wir lügen
fr Je ne crois pas que |nous mentons
fr Personne ici ne pense que |nous mentons
fr Il n’y a pas de preuve que |nous mentons
es No creo que |mentimos
es Nadie aquí piensa que |mentimos
es No hay pruebas de que |mentimos
ru Я не думаю, что |мы напали
uk Я не думаю, що |ми напали
id Saya tidak percaya bahwa |kami menyerang
"""
NOT_TURNED = """
en We do not need a war, and we believe that |peace is possible
en No one was hurt and we are grateful that |everyone is safe
en There is no question that |peace is possible
en There is no doubt that |peace is possible
en It is not acceptable that |patients wait
en It is not surprising that |patients wait
en She never complained, and I thought |she was the bravest
de Wir brauchen keinen Krieg, und wir glauben, dass |Friede möglich ist
de Niemand wurde verletzt und wir sind froh, dass |alle sicher sind
de Es gibt keinen Zweifel, dass |Friede möglich ist
de Es ist nicht hinnehmbar, dass |Menschen sterben
de Es ist keine Frage, dass |Friede möglich ist
fr Nous n’avons pas peur et nous croyons que |la paix est possible
fr Personne n’est blessé et nous savons que |tout va bien
fr Il n’y a pas de doute que |la paix est possible
fr Il n’est pas acceptable que |des enfants meurent
fr Il n’est pas surprenant que |des enfants meurent
es No tenemos miedo y creemos que |la paz es posible
es Nadie murió y sabemos que |todo va bien
es No hay duda de que |la paz es posible
es No es aceptable que |mueran niños
es No es sorprendente que |mueran niños
ru Мы не боимся, и мы верим, что |мир возможен
uk Ми не боїмося, і ми віримо, що |мир можливий
id Kami tidak takut dan kami percaya bahwa |damai mungkin
"""


def _rows(table: str) -> list[str]:
    return [row.partition(" ")[2] for row in table.strip().splitlines()]


@pytest.mark.parametrize("sentence", _rows(TOLD))
def test_words_of_someone_else(sentence: str) -> None:
    assert find_reported(*match_of(sentence))


@pytest.mark.parametrize("sentence", _rows(OWN))
def test_words_of_the_speaker(sentence: str) -> None:
    assert find_reported(*match_of(sentence)) == ""


@pytest.mark.parametrize("sentence", _rows(TURNED))
def test_a_negation_over_the_words(sentence: str) -> None:
    assert Turn.NEGATION in [beside.turn for beside in find_beside(*match_of(sentence))]


@pytest.mark.parametrize("sentence", _rows(NOT_TURNED))
def test_nothing_over_the_words(sentence: str) -> None:
    assert find_beside(*match_of(sentence)) == ()
