package palimpsest.sample;

/// Events of the calendar from 1801 to 1900; see [HistoricalEvent] for the form of a line.
final class EventsTo1900 {
    static final String TABLE = """
        1801-01-01 the discovery of Ceres
        1803 the Louisiana Purchase
        1804-01-01 the independence of Haiti
        1804-12-02 the coronation of Napoleon
        1805-10-21 the Battle of Trafalgar
        1805-12-02 the Battle of Austerlitz
        1806-08-06 the end of the Holy Roman Empire
        1809-02-12 the birth of Charles Darwin
        1812-09-07 the Battle of Borodino
        1813 the Battle of Leipzig
        1814 the opening of the Congress of Vienna
        1815-06-18 the Battle of Waterloo
        1815 the great eruption of Tambora
        1816-07-09 the independence of Argentina
        1818-01-01 the publication of Frankenstein
        1821-05-05 the death of Napoleon
        1821-07-28 the independence of Peru
        1822-09-07 the independence of Brazil
        1824-05-07 the first performance of Beethoven's Ninth Symphony
        1825-09-27 the opening of the Stockton and Darlington Railway
        1827-03-26 the death of Beethoven
        1830 the July Revolution of France
        1831-12-27 the departure of Darwin on the Beagle
        1832-03-22 the death of Goethe
        1835-12-07 the opening of the first German railway
        1836-03-06 the fall of the Alamo
        1837-06-20 the accession of Queen Victoria
        1844-05-24 the first telegraph message of Morse
        1846-09-23 the discovery of Neptune
        1848 the publication of the Communist Manifesto
        1848-01-24 the discovery of gold in California
        1851-05-01 the opening of the Great Exhibition in London
        1853 the arrival of Commodore Perry in Japan
        1854-10-25 the Charge of the Light Brigade
        1856 the end of the Crimean War
        1859-11-24 the publication of the Origin of Species
        1860-11-06 the election of Abraham Lincoln
        1861-04-12 the start of the American Civil War
        1861-03-17 the founding of the Kingdom of Italy
        1863-01-10 the opening of the London Underground
        1863 the Battle of Gettysburg
        1865-04-14 the shooting of Abraham Lincoln
        1867-03-30 the sale of Alaska to the United States
        1867-07-01 the founding of the Dominion of Canada
        1868 the Meiji Restoration
        1869-11-17 the opening of the Suez Canal
        1869 the publication of the table of Mendeleev
        1871-01-18 the founding of the German Empire
        1876-03-07 the grant of the telephone patent to Bell
        1877 the invention of the phonograph
        1879-03-14 the birth of Albert Einstein
        1881 the murder of Tsar Alexander II
        1883-05-24 the opening of the Brooklyn Bridge
        1883 the great eruption of Krakatoa
        1886-01-29 the filing of the motor car patent of Benz
        1886-10-28 the dedication of the Statue of Liberty
        1889-03-31 the completion of the Eiffel Tower
        1893-09-19 the vote for women in New Zealand
        1895-11-08 the discovery of X-rays
        1895-12-28 the first film show of the Lumiere brothers
        1896-04-06 the opening of the first modern Olympic Games
        1897 the discovery of the electron
        1898 the discovery of radium
        1899-10-11 the start of the Second Boer War
        """;

    private EventsTo1900() {}
}
