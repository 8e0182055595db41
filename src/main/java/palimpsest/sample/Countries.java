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
            Africa | the Central African Republic: Bangui; Chad: N'Djamena; the Comoros: Moroni; the Democratic Republic of the Congo: Kinshasa
            Africa | the Republic of the Congo: Brazzaville; Djibouti: Djibouti; Egypt: Cairo; Equatorial Guinea: Malabo
            Africa | Eritrea: Asmara; Eswatini: Mbabane; Ethiopia: Addis Ababa; Gabon: Libreville; the Gambia: Banjul
            Africa | Ghana: Accra; Guinea: Conakry; Guinea-Bissau: Bissau; the Ivory Coast: Yamoussoukro; Kenya: Nairobi
            Africa | Lesotho: Maseru; Liberia: Monrovia; Libya: Tripoli; Madagascar: Antananarivo; Malawi: Lilongwe
            Africa | Mali: Bamako; Mauritania: Nouakchott; Mauritius: Port Louis; Morocco: Rabat; Mozambique: Maputo
            Africa | Namibia: Windhoek; Niger: Niamey; Nigeria: Abuja; Rwanda: Kigali; Sao Tome and Principe: Sao Tome
            Africa | Senegal: Dakar; Seychelles: Victoria; Sierra Leone: Freetown; Somalia: Mogadishu
            Africa | South Africa: Pretoria; South Sudan: Juba; Sudan: Khartoum; Tanzania: Dodoma; Togo: Lome
            Africa | Tunisia: Tunis; Uganda: Kampala; Zambia: Lusaka; Zimbabwe: Harare
            Asia | Afghanistan: Kabul; Armenia: Yerevan; Azerbaijan: Baku; Bahrain: Manama; Bangladesh: Dhaka
            Asia | Bhutan: Thimphu; Brunei: Bandar Seri Begawan; Cambodia: Phnom Penh; China: Beijing; Cyprus: Nicosia
            Asia | Georgia: Tbilisi; India: New Delhi; Indonesia: Jakarta; Iran: Tehran; Iraq: Baghdad
            Asia | Israel: Jerusalem; Japan: Tokyo; Jordan: Amman; Kazakhstan: Astana; Kuwait: Kuwait City; Kyrgyzstan: Bishkek
            Asia | Laos: Vientiane; Lebanon: Beirut; Malaysia: Kuala Lumpur; the Maldives: Male; Mongolia: Ulaanbaatar
            Asia | Myanmar: Naypyidaw; Nepal: Kathmandu; North Korea: Pyongyang; Oman: Muscat; Pakistan: Islamabad
            Asia | Palestine: Ramallah; the Philippines: Manila; Qatar: Doha; Saudi Arabia: Riyadh
            Asia | Singapore: Singapore; South Korea: Seoul; Sri Lanka: Sri Jayawardenepura Kotte; Syria: Damascus; Tajikistan: Dushanbe
            Asia | Thailand: Bangkok; Timor-Leste: Dili; Turkey: Ankara; Turkmenistan: Ashgabat
            Asia | the United Arab Emirates: Abu Dhabi; Uzbekistan: Tashkent; Vietnam: Hanoi; Yemen: Sanaa
            Europe | Albania: Tirana; Andorra: Andorra la Vella; Austria: Vienna; Belarus: Minsk; Belgium: Brussels
            Europe | Bosnia and Herzegovina: Sarajevo; Bulgaria: Sofia; Croatia: Zagreb; the Czech Republic: Prague
            Europe | Denmark: Copenhagen; Estonia: Tallinn; Finland: Helsinki; France: Paris; Germany: Berlin
            Europe | Greece: Athens; Hungary: Budapest; Iceland: Reykjavik; Ireland: Dublin; Italy: Rome; Latvia: Riga
            Europe | Liechtenstein: Vaduz; Lithuania: Vilnius; Luxembourg: Luxembourg; Malta: Valletta; Moldova: Chisinau
            Europe | Monaco: Monaco; Montenegro: Podgorica; the Netherlands: Amsterdam; North Macedonia: Skopje
            Europe | Norway: Oslo; Poland: Warsaw; Portugal: Lisbon; Romania: Bucharest; Russia: Moscow
            Europe | San Marino: San Marino; Serbia: Belgrade; Slovakia: Bratislava; Slovenia: Ljubljana; Spain: Madrid
            Europe | Sweden: Stockholm; Switzerland: Bern; Ukraine: Kyiv; the United Kingdom: London
            Europe | Vatican City: Vatican City
            North America | Antigua and Barbuda: Saint John's; the Bahamas: Nassau; Barbados: Bridgetown; Belize: Belmopan
            North America | Canada: Ottawa; Costa Rica: San Jose; Cuba: Havana; Dominica: Roseau
            North America | the Dominican Republic: Santo Domingo; El Salvador: San Salvador; Grenada: Saint George's
            North America | Guatemala: Guatemala City; Haiti: Port-au-Prince; Honduras: Tegucigalpa; Jamaica: Kingston
            North America | Mexico: Mexico City; Nicaragua: Managua; Panama: Panama City
            North America | Saint Kitts and Nevis: Basseterre; Saint Lucia: Castries
            North America | Saint Vincent and the Grenadines: Kingstown; Trinidad and Tobago: Port of Spain
            North America | the United States: Washington
            South America | Argentina: Buenos Aires; Bolivia: Sucre; Brazil: Brasilia; Chile: Santiago; Colombia: Bogota
            South America | Ecuador: Quito; Guyana: Georgetown; Paraguay: Asuncion; Peru: Lima; Suriname: Paramaribo
            South America | Uruguay: Montevideo; Venezuela: Caracas
            Oceania | Australia: Canberra; Fiji: Suva; Kiribati: South Tarawa; the Marshall Islands: Majuro
            Oceania | Micronesia: Palikir; Nauru: Yaren; New Zealand: Wellington; Palau: Ngerulmud
            Oceania | Papua New Guinea: Port Moresby; Samoa: Apia; the Solomon Islands: Honiara; Tonga: Nuku'alofa
            Oceania | Tuvalu: Funafuti; Vanuatu: Port Vila
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
