"""Draws fictitious people: names at random from public lists of many origins, or made of syllables."""
# ruff: noqa: E501, ISC004 - one template or list a line reads better than cut ones

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

_FOREIGN: dict[str, tuple[str, str, str]] = {
    "maghreb": (
        "Fatima Khadija Aïcha Zohra Malika Nadia Samira Latifa Naïma Rachida Houria Yamina Fatiha Djamila Souad "
        "Leïla Amina Hafida Karima Zineb Ghizlane Ikram Meriem Soukaïna Hayat Nawel Wassila Chaïma Rania Dounia",
        "Mohamed Ahmed Rachid Karim Abdelkader Mustapha Brahim Omar Youssef Hassan Ali Said Farid Nordine Slimane "
        "Abdallah Hamid Kamel Larbi Mokhtar Tarek Walid Bilal Ayoub Zakaria Anis Redouane Hichem Lakhdar Abderrahmane",
        "Benali Bouzid Mansouri Haddad Belkacem Cherif Hamidi Saïdi Benchekroun El-Amrani Bensalem Ouali Meziane "
        "Boudjema Khelifi Ziani Toumi Trabelsi Ben-Youssef Ouedraoui Amrouche Aït-Ahmed Boukhalfa Djebbar Ferhat "
        "Guermouche Hadj-Ali Kaddour Lahmar Mebarki Nekkaz Ouahab Rahmani Slimani Tahiri Yahiaoui Zerrouki Bentaleb "
        "Chaouch Dahmani El-Fassi Bennani Alaoui Idrissi Tazi Berrada Lamrani Oukacha Belhadj Kebaïli Aouadi Jlassi",
    ),
    "west_africa": (
        "Aminata Fatoumata Mariama Awa Kadiatou Oumou Aïssatou Ndeye Rokia Bintou Djeneba Coumba Hawa Salimata Adjoua "
        "Akissi Affoué Astou Maïmouna Ramata Sira Nafissatou Khady Assetou Yaye Sokhna Penda Abla Ayélé Sènami",
        "Mamadou Ousmane Ibrahima Moussa Amadou Cheikh Boubacar Seydou Bakary Abdoulaye Souleymane Lamine Modou Yaya "
        "Kouassi Koffi Kofi Kwame Yao Adama Issa Drissa Tidiane Alassane Demba Samba Babacar Pape Serigne Kodjo",
        "Traoré Diallo Diop Ndiaye Coulibaly Konaté Touré Camara Keïta Sissoko Sow Ba Cissé Fofana Kouyaté Ouattara "
        "Koné Doumbia N'Diaye N'Guessan Kouamé Sarr Faye Gueye Mbaye Diouf Sylla Bangoura Barry Sané Sanogo Dembélé "
        "Zongo Ouédraogo Sawadogo Kaboré Yaméogo Ilboudo Adjovi Hounkpatin Agbodjan Lawson Amouzou Mensah Kassi Yapi",
    ),
    "portugal": (
        "Maria Ana Isabel Fernanda Conceição Lurdes Teresa Rosa Manuela Graça Filomena Inês Beatriz Catarina Deolinda",
        "João José Manuel António Carlos Paulo Joaquim Fernando Rui Tiago Nuno Armindo Américo Adelino Vítor Duarte",
        "Da Silva|Dos Santos|Ferreira|Pereira|Oliveira|Da Costa|Rodrigues|Martins|Fernandes|Gonçalves|Gomes|Lopes|"
        "Marques|Alves|Almeida|Ribeiro|Pinto|Carvalho|Teixeira|Moreira|Da Cunha|Nogueira|Vaz|Figueiredo|De Sousa|"
        "Machado|Das Neves|Antunes|Magalhães|Simões|Cardoso|Esteves|Barbosa|Do Carmo|Quintas|Vieira Lopes",
    ),
    "spain": (
        "Carmen Dolores Pilar Mercedes Josefa Consuelo Rosario Encarnación Inmaculada Ángeles Montserrat Nuria Paloma",
        "José Antonio Francisco Manuel Juan Javier Jesús Miguel Ángel Rafael Pedro Álvaro Joaquín Ramón Enrique",
        "García Martínez López Sánchez Pérez Gómez Fernández Moreno Jiménez Ruiz Hernández Díaz Álvarez Muñoz Romero "
        "Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Serrano Molina Ortega Iglesias Cabrera Peñalver",
    ),
    "italy": (
        "Giulia Chiara Francesca Giovanna Antonella Concetta Rosaria Lucia Paola Silvana Carmela Assunta Ornella",
        "Giuseppe Giovanni Antonio Salvatore Luigi Vincenzo Domenico Pasquale Calogero Gaetano Rocco Enzo Matteo",
        "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De Luca Mancini "
        "Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Caruso Ferrara Galli Martini Leone "
        "Lo Presti|Di Stefano|D'Angelo|Dell'Orto|La Rocca|Della Valle",
    ),
    "poland": (
        "Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Jadwiga Halina Wanda Danuta Zofia Bożena Stanisława",
        "Krzysztof Andrzej Piotr Stanisław Tomasz Paweł Marcin Wojciech Zbigniew Jerzy Kazimierz Czesław Bogdan",
        "Nowak Kowalski Kowalska Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski "
        "Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Pawlak Michalski Wieczorek Duda",
    ),
    "turkey": (
        "Ayşe Fatma Emine Hatice Zeynep Elif Meryem Özlem Hülya Sevgi Gülsüm Songül Nurcan Yıldız Aysel Dilek",
        "Mehmet Mustafa Ahmet Hüseyin Hasan İbrahim Murat Osman Yusuf Emre Serkan Bülent Cengiz Erdal Kemal Orhan",
        "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç "
        "Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Güneş Bulut Taş Aksoy Karaca Tekin",
    ),
    "vietnam": (
        "Thi Lan|Thi Hoa|Minh Anh|Thuy|Huong|Mai|Linh|Phuong|Ngoc|Thi Kim|Bich|Hanh|Tuyet|Xuan|Thi Thu",
        "Van Hung|Minh|Duc|Quang|Tuan|Thanh|Van Tam|Hoang|Long|Dung|Hai|Phuc|Khanh|Van Loc|Tien",
        "Nguyen Tran Le Pham Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong Lam Trinh Doan Mai Cao Luong",
    ),
    "china": (
        "Li|Mei|Xiu|Ying|Xia|Yan|Fang|Jing|Hui|Xiaomei|Yuhan|Lihua|Meiling|Xiaoli|Qing|Huifen",
        "Wei|Jun|Jian|Ming|Hao|Feng|Lei|Qiang|Zhiwei|Guoqiang|Jianhua|Xiaoming|Bo|Cheng|Haoran|Yong",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang",
    ),
    "india": (
        "Priya Lakshmi Anjali Sunita Meena Kavita Padma Radha Sita Deepa Geetha Malathi Selvi Thangam Sivaranjani",
        "Rajesh Suresh Ramesh Anil Vijay Sanjay Arjun Krishna Mohan Ganesh Senthil Selvam Kumar Balasubramaniam Prabhu",
        "Sharma Patel Singh Kumar Gupta Reddy Rao Nair Iyer Krishnamurthy Sivakumar Rajendran Subramaniam Chatterjee "
        "Banerjee Mukherjee Pillai Naidu Murugesan Kandasamy Vaithilingam Selvarajah Thambirajah Das Joshi Mehta",
    ),
    "east": (
        "Olga Svetlana Natalia Irina Tatiana Oksana Ioana Elena Mihaela Snezana Jelena Vesna Arlinda Teuta Nino Anahit",
        "Sergueï Vladimir Dmitri Igor Oleg Andriy Mykola Ion Gheorghe Vasile Dragan Zoran Besnik Arben Giorgi Armen",
        "Ivanov Petrova Kuznetsov Smirnov Popescu Ionescu Dumitru Stan Kovalenko Shevchenko Bondarenko Jovanović "
        "Petrović Nikolić Đorđević Krasniqi Hoxha Gashi Berisha Shehu Beridze Petrosyan Hakobyan Sargsyan Georgiev Dimitrov",
    ),
    "north": (
        "Anke Heike Ingrid Ursula Griet Liesbeth Kirsten Siobhan Deirdre Heather Kimberley Jennifer Astrid Solveig",
        "Jürgen Günther Wolfgang Dieter Klaus Joost Wim Pieter Sean Patrick Kevin Andrew Steve Lars Bjørn Henrik",
        "Müller Schmidt Schneider Fischer Weber Wagner Becker Schulz Hoffmann Vandenberghe De Smet|Van den Broeck|"
        "Van der Linden|De Vries|Janssens|Peeters|O'Brien|O'Connor|Mac Donald|McCarthy|Murphy|Campbell|Wilson|Taylor|"
        "Johansson|Andersen|Hansen|Lindqvist",
    ),
    "islands": (
        "Marie-Josée Ketty Gerty Guylaine Rose-Aimée Lucette Maïté Vaea Hinano Teuira Heimata Niry Voahangy Haja Soa",
        "Jean-Hugues Fulbert Ludovic Teva Manutea Tamatoa Hery Rivo Solofo Andry Mamy Tojo Ismaël Anli Saïd",
        "Payet Hoarau Grondin Boyer Técher Fontaine Rivière Dijoux Maillot Sainte-Rose Lubin Jean-Louis Marie-Sainte "
        "Jean-Baptiste Pierre-Louis Saint-Prix Louis-Joseph Céleste Tetuanui Teriitahi Faatau Rakotomalala "
        "Andrianarisoa Razafindrakoto Ramanantsoa Rasoanaivo Randriamampionona Abdou Combo Soilihi Attoumani Madi",
    ),
}
_WORD_NAMES = (
    "Petit Blanc Roux Mercier Marin Page Rose Pierre Boulanger Leblanc Legrand Berger Marchand Chevalier Lemaire "
    "Fontaine Roche Moulin Rivière Carpentier Charpentier Boucher Bois Forest Prévost Maréchal Barbier Meunier "
    "Fournier Berger Renard Loiseau Poisson Lelièvre Cochet Lebrun Leroux Noir Rousseau Gros Grand Petitjean Bon "
    "Bonnet Chapeau Collet Cordier Couturier Tailleur Tisserand Vacher Vigneron Jardin Dujardin Duchêne Dupont "
    "Dupré Dumont Duval Deschamps Desprès Lacroix Lagarde Lamour Lajoie Sage Vaillant Gentil Hardy Courtois Loyal "
    "Joly Beau Bellefleur Lenoir Rouge Vert Brun Blond Olive Prune Pommier Poirier Cerisier Rosier Buisson Lavigne "
    "Janvier Février Mars Avril Mai Juillet Noël Pascal Toussaint Dimanche Samedi Lundi Jeudi Paris Lyon Toulouse Rennes "
    "Martin Robert Richard Bernard Thomas Simon Laurent Michel David Bertrand Vincent Nicolas Mathieu Denis Lucas "
    "Constant Clément Modeste Parfait Fidèle Aimé Désiré Prosper Bienvenu Royer Leroy Lecomte Leduc Baron Marquis "
    "Lévêque Labbé Moine Chanoine Prieur Clerc Maître Lemaître Sergent Major Caporal Soldat Guerrier Bataille Victoire "
    "Boulet Bombe Canon Fusil Couteau Marteau Clou Chemin Laroute Larue Pont Dupuis Puits Source Lamer Rivage Port "
    "Salle Chambre Maison Château Tour Porte Mur Pain Levin Fromage Beurre Sel Poivre Cuisinier Saucier Gouverneur "
    "Souci Chagrin Bonheur Plaisir Doux Fort Faible Vite Bientôt Jamais Toujours Content Joyeux Lasanté Soin Cardinal"
).split()
_SYLLABLES = (
    "ba be bo bra bri cha che chou cla co cor da de dou dra fa fe flo for ga gi gra gue hau ja jo ka ker kou la le "
    "li lo lou ma me mi mo mou na ne no pa pe pi plou pra ra re ri ro rou sa se so ta te thi to tra va ve vi wa ya za zo"
).split()
_ENDINGS = (
    "rd nd t x ux y ault aud ard ert in an on ec ic oc ou el et ot eau eux ier ière rand lin nel ret sset tte vel "
    "guy ski wicz ova ez es o i a u ane adi ani oui ine ir ob em ur igny ville mont court bert mer hof mann"
).split()
_NICKNAMES = (
    "Jeannot Momo Lulu Titi Nono Mimi Dédé Gégé Zaza Loulou Nanou Juju Fifi Riri Bébert Popaul Jojo Mamie Paulette "
    "Tonton Kiki Toto Sissi Nini Lolo Doudou Manu Alex Seb Fred Nico Steph Val Vivi Cathy Véro Isa Sylvie Mathou"
).split()


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    sex: str
    second: str = ""
    maiden: str = ""


def unaccented(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _list(words: str) -> list[str]:
    if "|" not in words:
        return words.split()
    found: list[str] = []
    for part in words.split("|"):
        found += [part.strip()] if part.count(" ") < 3 else part.split()
    return found


class Population:
    """Where people are drawn from. A part of every list is held back, for texts that measure."""

    def __init__(self, surnames: list[str], women: list[str], men: list[str]) -> None:
        self._surnames = surnames
        self._first = {"f": women, "m": men}
        self._foreign = [(_list(f), _list(m), _list(last)) for f, m, last in _FOREIGN.values()]

    def person(self, rng: random.Random) -> Person:
        sex = rng.choice("fm")
        if rng.random() < 0.22:
            women, men, lasts = rng.choice(self._foreign)
            first = rng.choice(women if sex == "f" else men)
            last = rng.choice(lasts)
            if rng.random() < 0.15:
                last = f"{last} {rng.choice(lasts)}" if rng.random() < 0.5 else f"{last}-{rng.choice(lasts)}"
            if rng.random() < 0.25:
                first = self.given(rng, sex)
            return Person(first, last, sex, maiden=self.surname(rng) if rng.random() < 0.3 else "")
        second = self.given(rng, sex) if rng.random() < 0.1 else ""
        maiden = self.surname(rng) if sex == "f" and rng.random() < 0.35 else ""
        return Person(self.given(rng, sex), self.surname(rng), sex, second, maiden)

    def given(self, rng: random.Random, sex: str = "") -> str:
        names = self._first[sex or rng.choice("fm")]
        draw = rng.random()
        if draw < 0.55:
            return names[int(len(names) * min(0.06, rng.expovariate(60)))]
        if draw < 0.85:
            name = rng.choice(names)
        elif draw < 0.93:
            name = f"{rng.choice(names[:300])}-{rng.choice(names[:300])}"
        else:
            name = self.invented(rng)
        return name

    def surname(self, rng: random.Random) -> str:
        draw = rng.random()
        if draw < 0.3:
            name = self._surnames[int(rng.random() ** 2 * min(3000, len(self._surnames)))]
        elif draw < 0.62:
            name = rng.choice(self._surnames)
        elif draw < 0.7:
            name = rng.choice(_WORD_NAMES)
        elif draw < 0.74:
            name = self.given(rng)
        elif draw < 0.84:
            name = self.invented(rng)
        elif draw < 0.92:
            particle = rng.choice(
                (
                    "de ",
                    "De ",
                    "du ",
                    "d'",
                    "Le ",
                    "La ",
                    "de la ",
                    "des ",
                    "Van ",
                    "Von ",
                    "El ",
                    "Ben ",
                    "Di ",
                    "Da ",
                    "Mac ",
                    "Saint-",
                    "N'",
                    "O'",
                    "Ait ",
                    "Al ",
                )
            )
            name = particle + rng.choice(self._surnames)
        else:
            name = f"{self._surnames[int(rng.random() ** 2 * min(20_000, len(self._surnames)))]}{rng.choice('- ')}{rng.choice(self._surnames)}"
        return name

    def invented(self, rng: random.Random) -> str:
        name = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 1, 2, 2, 3)))) + rng.choice(
            _ENDINGS
        )
        return name.capitalize()

    def nickname(self, rng: random.Random) -> str:
        return rng.choice(_NICKNAMES)

    def forename(self, person: Person) -> str:
        return person.first


def written(person: Person, form: str, rng: random.Random) -> str:  # noqa: C901, PLR0911, PLR0912 - one form a case
    """A person's name in one of the forms that hospital texts use, without title."""
    last, first = person.last, person.first
    initial = _initial(first, rng)
    match form:
        case "last":
            return last
        case "LAST":
            return _capitals(last, rng)
        case "first":
            return first
        case "full":
            return f"{first} {last}"
        case "first LAST":
            return f"{first} {_capitals(last, rng)}"
        case "LAST first":
            return f"{_capitals(last, rng)} {first}"
        case "LAST FIRST":
            return f"{_capitals(last, rng)} {_capitals(first, rng)}"
        case "FIRST LAST":
            return f"{_capitals(first, rng)} {_capitals(last, rng)}"
        case "last first":
            return f"{last} {first}"
        case "initial last":
            sign = rng.choice((". ", ".", " ", ". "))
            return f"{initial}{sign}{last if rng.random() < 0.6 else _capitals(last, rng)}"
        case "last initial":
            return f"{last if rng.random() < 0.5 else _capitals(last, rng)} {initial}{rng.choice(('.', ''))}"
        case "first initial":
            return f"{first} {last[0].upper()}{rng.choice(('.', '.', ''))}"
        case "initials":
            return rng.choice(
                (
                    f"{initial}. {last[0].upper()}.",
                    f"{initial}.{last[0].upper()}.",
                    f"{initial}{last[0].upper()}",
                )
            )
        case "last only initial":
            return f"{last[0].upper()}{rng.choice(('.', '.', ''))}"
        case "lower":
            return rng.choice((last, f"{first} {last}", f"{last} {first}", first)).lower()
        case "everything":
            middle = f" {person.second}" if person.second else ""
            return f"{_capitals(last, rng)} {first}{middle}"
        case _:
            raise ValueError(form)


def _initial(first: str, rng: random.Random) -> str:
    """J of Jean, P.-Y. or PY of Pierre-Yves, Ph of Philippe; sometimes two letters for two given names."""
    parts = first.replace("'", "").split("-")
    if len(parts) > 1 and all(parts):
        return rng.choice((".-", "-", "", ". ")).join(part[0].upper() for part in parts[:2])
    if first[:2] in {"Ph", "Ch", "Th", "Cl", "St", "Fr", "Ge", "Al"} and rng.random() < 0.5:
        return first[:2]
    if rng.random() < 0.08:
        return f"{first[0].upper()}{rng.choice(('.', '. ', ''))}{rng.choice('ABCDEFGHJLMNPRSTVY')}"
    return first[0].upper()


def _capitals(name: str, rng: random.Random) -> str:
    raised = name.upper()
    return unaccented(raised) if rng.random() < 0.7 else raised
