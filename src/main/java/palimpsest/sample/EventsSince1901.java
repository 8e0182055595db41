package palimpsest.sample;

/// Events of the calendar since 1901; see [HistoricalEvent] for the form of a line.
final class EventsSince1901 {
    static final String TABLE = """
        1901-01-22 the death of Queen Victoria
        1901-12-10 the award of the first Nobel Prizes
        1903-12-17 the first flight of the Wright brothers
        1903 the first Tour de France
        1906-04-18 the earthquake of San Francisco
        1908-06-30 the Tunguska event
        1909-07-25 the flight of Bleriot over the Channel
        1911-12-14 the arrival of Amundsen at the South Pole
        1911-08-21 the theft of the Mona Lisa
        1912-04-15 the sinking of the Titanic
        1914-06-28 the murder of Franz Ferdinand at Sarajevo
        1914-08-15 the opening of the Panama Canal
        1915-05-07 the sinking of the Lusitania
        1916-04-24 the Easter Rising in Dublin
        1916 the Battle of Verdun
        1917 the October Revolution
        1917-12-06 the independence of Finland
        1918-11-11 the armistice of the First World War
        1919-06-28 the Treaty of Versailles
        1920-01-10 the founding of the League of Nations
        1922-12-30 the founding of the Soviet Union
        1922-11-04 the discovery of the tomb of Tutankhamun
        1923-10-29 the founding of the Republic of Turkey
        1924-01-21 the death of Lenin
        1927 the flight of Lindbergh to Paris
        1928 the discovery of penicillin
        1929 the Wall Street Crash
        1930-02-18 the discovery of Pluto
        1931-05-01 the opening of the Empire State Building
        1932 the discovery of the neutron
        1933-02-27 the Reichstag fire
        1937-04-26 the bombing of Guernica
        1937-05-06 the Hindenburg disaster
        1937-05-27 the opening of the Golden Gate Bridge
        1938 the Munich Agreement
        1939-09-01 the German invasion of Poland
        1940 the evacuation of Dunkirk
        1941-12-07 the attack on Pearl Harbor
        1942-12-02 the first nuclear chain reaction of Fermi
        1943-02-02 the German surrender at Stalingrad
        1944-06-06 the landing in Normandy
        1945-08-06 the bombing of Hiroshima
        1945-10-24 the founding of the United Nations
        1947-08-15 the independence of India
        1947-10-14 the first flight faster than sound
        1948-01-30 the murder of Mahatma Gandhi
        1948-12-10 the Universal Declaration of Human Rights
        1949-04-04 the founding of NATO
        1949-10-01 the founding of the People's Republic of China
        1950-06-25 the start of the Korean War
        1953-05-29 the first ascent of Mount Everest
        1953-03-05 the death of Stalin
        1954-05-06 the first mile in under four minutes
        1955-12-01 the arrest of Rosa Parks
        1956 the Suez Crisis
        1957-10-04 the launch of Sputnik
        1957-03-25 the Treaty of Rome
        1961-04-12 the space flight of Yuri Gagarin
        1961-08-13 the building of the Berlin Wall
        1962 the Cuban Missile Crisis
        1963-11-22 the murder of President Kennedy
        1963-06-16 the space flight of Valentina Tereshkova
        1965-03-18 the first walk in space
        1967-12-03 the first heart transplant
        1968-04-04 the murder of Martin Luther King
        1968 the Soviet invasion of Czechoslovakia
        1969-07-20 the first landing on the Moon
        1969-03-02 the first flight of Concorde
        1972-02-21 the arrival of Nixon in China
        1973-10-20 the opening of the Sydney Opera House
        1974-04-25 the Carnation Revolution in Portugal
        1974-08-09 the resignation of Nixon
        1975-04-30 the fall of Saigon
        1975-11-20 the death of Franco
        1976-07-20 the landing of Viking 1 on Mars
        1977-09-05 the launch of Voyager 1
        1979 the Iranian Revolution
        1980-05-18 the eruption of Mount Saint Helens
        1980-12-08 the murder of John Lennon
        1981-04-12 the first flight of a space shuttle
        1982 the Falklands War
        1984-10-31 the murder of Indira Gandhi
        1986-04-26 the Chernobyl disaster
        1986-01-28 the loss of the shuttle Challenger
        1989-11-09 the fall of the Berlin Wall
        1990-10-03 the reunification of Germany
        1990-02-11 the release of Nelson Mandela
        1990-04-24 the launch of the Hubble telescope
        1991 the end of the Soviet Union
        1992-02-07 the Maastricht Treaty
        1994-05-06 the opening of the Channel Tunnel
        1996-07-05 the birth of Dolly the sheep
        1997-07-01 the return of Hong Kong to China
        1997-08-31 the death of Princess Diana
        1998-04-10 the Good Friday Agreement
        2001-01-15 the launch of Wikipedia
        2002-01-01 the introduction of euro coins
        2003-02-01 the loss of the shuttle Columbia
        2004-12-26 the tsunami of the Indian Ocean
        2008-09-15 the fall of Lehman Brothers
        2011-07-09 the independence of South Sudan
        2011-03-11 the Fukushima disaster
        2012-07-04 the announcement of the Higgs boson
        2013-03-13 the election of Pope Francis
        2014-11-12 the landing of Philae on a comet
        2015-12-12 the Paris Agreement on the climate
        2019-04-15 the fire of Notre-Dame
        2021-12-25 the launch of the James Webb telescope
        2022-09-08 the death of Queen Elizabeth II
        """;

    private EventsSince1901() {}
}
