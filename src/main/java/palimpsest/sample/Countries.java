package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// The 193 members of the United Nations and its two observer states.
///
/// Where a country has more than one capital, or a disputed one, the list keeps to one common answer: Sucre, Pretoria,
/// Amsterdam, Mbabane, Porto-Novo, Yamoussoukro, Gitega, Dodoma, Sri Jayawardenepura Kotte, Jerusalem, Ramallah, Bern,
/// and Yaren for Nauru, which names none. Names are those in English use, without diacritics.
final class Countries {
    /// `continent | country: capital; country: capital`, over as many lines as needed.
    private static final String TABLE = """
        Africa | Algeria: Algiers; Angola: Luanda; Benin: Porto-Novo; Botswana: Gaborone
        Africa | Burkina Faso: Ouagadougou; Burundi: Gitega; Cameroon: Yaounde; Cape Verde: Praia
        Africa | the Central African Republic: Bangui; Chad: N'Djamena; the Comoros: Moroni
        Africa | the Democratic Republic of the Congo: Kinshasa; the Republic of the Congo: Brazzaville
        Africa | Djibouti: Djibouti; Egypt: Cairo; Equatorial Guinea: Malabo; Eritrea: Asmara
        Africa | Eswatini: Mbabane; Ethiopia: Addis Ababa; Gabon: Libreville; the Gambia: Banjul
        Africa | Ghana: Accra; Guinea: Conakry; Guinea-Bissau: Bissau; the Ivory Coast: Yamoussoukro
        Africa | Kenya: Nairobi; Lesotho: Maseru; Liberia: Monrovia; Libya: Tripoli
        Africa | Madagascar: Antananarivo; Malawi: Lilongwe; Mali: Bamako; Mauritania: Nouakchott
        Africa | Mauritius: Port Louis; Morocco: Rabat; Mozambique: Maputo; Namibia: Windhoek; Niger: Niamey
        Africa | Nigeria: Abuja; Rwanda: Kigali; Sao Tome and Principe: Sao Tome; Senegal: Dakar
        Africa | Seychelles: Victoria; Sierra Leone: Freetown; Somalia: Mogadishu; South Africa: Pretoria
        Africa | South Sudan: Juba; Sudan: Khartoum; Tanzania: Dodoma; Togo: Lome; Tunisia: Tunis
        Africa | Uganda: Kampala; Zambia: Lusaka; Zimbabwe: Harare
        Asia | Afghanistan: Kabul; Armenia: Yerevan; Azerbaijan: Baku; Bahrain: Manama; Bangladesh: Dhaka
        Asia | Bhutan: Thimphu; Brunei: Bandar Seri Begawan; Cambodia: Phnom Penh; China: Beijing
        Asia | Cyprus: Nicosia; Georgia: Tbilisi; India: New Delhi; Indonesia: Jakarta; Iran: Tehran
        Asia | Iraq: Baghdad; Israel: Jerusalem; Japan: Tokyo; Jordan: Amman; Kazakhstan: Astana
        Asia | Kuwait: Kuwait City; Kyrgyzstan: Bishkek; Laos: Vientiane; Lebanon: Beirut
        Asia | Malaysia: Kuala Lumpur; the Maldives: Male; Mongolia: Ulaanbaatar; Myanmar: Naypyidaw
        Asia | Nepal: Kathmandu; North Korea: Pyongyang; Oman: Muscat; Pakistan: Islamabad
        Asia | Palestine: Ramallah; the Philippines: Manila; Qatar: Doha; Saudi Arabia: Riyadh
        Asia | Singapore: Singapore; South Korea: Seoul; Sri Lanka: Sri Jayawardenepura Kotte
        Asia | Syria: Damascus; Tajikistan: Dushanbe; Thailand: Bangkok; Timor-Leste: Dili; Turkey: Ankara
        Asia | Turkmenistan: Ashgabat; the United Arab Emirates: Abu Dhabi; Uzbekistan: Tashkent
        Asia | Vietnam: Hanoi; Yemen: Sanaa
        Europe | Albania: Tirana; Andorra: Andorra la Vella; Austria: Vienna; Belarus: Minsk
        Europe | Belgium: Brussels; Bosnia and Herzegovina: Sarajevo; Bulgaria: Sofia; Croatia: Zagreb
        Europe | the Czech Republic: Prague; Denmark: Copenhagen; Estonia: Tallinn; Finland: Helsinki
        Europe | France: Paris; Germany: Berlin; Greece: Athens; Hungary: Budapest; Iceland: Reykjavik
        Europe | Ireland: Dublin; Italy: Rome; Latvia: Riga; Liechtenstein: Vaduz; Lithuania: Vilnius
        Europe | Luxembourg: Luxembourg; Malta: Valletta; Moldova: Chisinau; Monaco: Monaco
        Europe | Montenegro: Podgorica; the Netherlands: Amsterdam; North Macedonia: Skopje; Norway: Oslo
        Europe | Poland: Warsaw; Portugal: Lisbon; Romania: Bucharest; Russia: Moscow
        Europe | San Marino: San Marino; Serbia: Belgrade; Slovakia: Bratislava; Slovenia: Ljubljana
        Europe | Spain: Madrid; Sweden: Stockholm; Switzerland: Bern; Ukraine: Kyiv
        Europe | the United Kingdom: London; Vatican City: Vatican City
        North America | Antigua and Barbuda: Saint John's; the Bahamas: Nassau; Barbados: Bridgetown
        North America | Belize: Belmopan; Canada: Ottawa; Costa Rica: San Jose; Cuba: Havana
        North America | Dominica: Roseau; the Dominican Republic: Santo Domingo; El Salvador: San Salvador
        North America | Grenada: Saint George's; Guatemala: Guatemala City; Haiti: Port-au-Prince
        North America | Honduras: Tegucigalpa; Jamaica: Kingston; Mexico: Mexico City; Nicaragua: Managua
        North America | Panama: Panama City; Saint Kitts and Nevis: Basseterre; Saint Lucia: Castries
        North America | Saint Vincent and the Grenadines: Kingstown; Trinidad and Tobago: Port of Spain
        North America | the United States: Washington
        South America | Argentina: Buenos Aires; Bolivia: Sucre; Brazil: Brasilia; Chile: Santiago
        South America | Colombia: Bogota; Ecuador: Quito; Guyana: Georgetown; Paraguay: Asuncion; Peru: Lima
        South America | Suriname: Paramaribo; Uruguay: Montevideo; Venezuela: Caracas
        Oceania | Australia: Canberra; Fiji: Suva; Kiribati: South Tarawa; the Marshall Islands: Majuro
        Oceania | Micronesia: Palikir; Nauru: Yaren; New Zealand: Wellington; Palau: Ngerulmud
        Oceania | Papua New Guinea: Port Moresby; Samoa: Apia; the Solomon Islands: Honiara
        Oceania | Tonga: Nuku'alofa; Tuvalu: Funafuti; Vanuatu: Port Vila
        """;

    private Countries() {}

    /// All of them, in the order of the table.
    static List<Country> all() {
        return TABLE.lines().flatMap(Countries::countries).toList();
    }

    private static Stream<Country> countries(String line) {
        int bar = line.indexOf(" | ");
        return Stream.of(line.substring(bar + 3).split("; ")).map(entry -> {
            int colon = entry.indexOf(": ");
            return new Country(entry.substring(0, colon), entry.substring(colon + 2), line.substring(0, bar));
        });
    }
}
