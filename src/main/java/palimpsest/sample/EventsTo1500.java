package palimpsest.sample;

/// Events of the calendar from antiquity to 1500; see [HistoricalEvent] for the form of a line.
final class EventsTo1500 {
    static final String TABLE = """
        79 the eruption of Vesuvius over Pompeii
        313 the Edict of Milan
        325 the First Council of Nicaea
        378-08-09 the Battle of Adrianople
        410-08-24 the sack of Rome by the Visigoths
        455 the sack of Rome by the Vandals
        476 the fall of the Western Roman Empire
        622 the flight of Muhammad to Medina
        632-06-08 the death of Muhammad
        711 the landing of the Moors in Spain
        762 the founding of Baghdad
        793 the Viking raid on Lindisfarne
        800-12-25 the coronation of Charlemagne
        843 the Treaty of Verdun
        955-08-10 the Battle of Lechfeld
        988 the baptism of Kievan Rus
        1054 the Great Schism of East and West
        1066-10-14 the Battle of Hastings
        1066-09-25 the Battle of Stamford Bridge
        1071-08-26 the Battle of Manzikert
        1077 the penance of Henry IV at Canossa
        1086 the completion of the Domesday Book
        1099-07-15 the capture of Jerusalem in the First Crusade
        1170-12-29 the murder of Thomas Becket
        1187-07-04 the Battle of Hattin
        1204 the sack of Constantinople by the Crusaders
        1206 the proclamation of Genghis Khan
        1214-07-27 the Battle of Bouvines
        1215-06-15 the sealing of Magna Carta
        1227 the death of Genghis Khan
        1242-04-05 the Battle on the Ice
        1258 the fall of Baghdad to the Mongols
        1271 the departure of Marco Polo for China
        1291-05-18 the fall of Acre
        1297-09-11 the Battle of Stirling Bridge
        1302-07-11 the Battle of the Golden Spurs
        1307-10-13 the arrest of the Knights Templar
        1314 the Battle of Bannockburn
        1337 the start of the Hundred Years' War
        1346-08-26 the Battle of Crecy
        1368 the founding of the Ming dynasty
        1380-09-08 the Battle of Kulikovo
        1381 the Peasants' Revolt in England
        1389 the Battle of Kosovo
        1410-07-15 the Battle of Grunwald
        1415-10-25 the Battle of Agincourt
        1415-07-06 the burning of Jan Hus
        1431-05-30 the burning of Joan of Arc
        1453-05-29 the fall of Constantinople
        1485-08-22 the Battle of Bosworth
        1492-10-12 the landing of Columbus in America
        1492-01-02 the fall of Granada
        1494-06-07 the Treaty of Tordesillas
        1498 the arrival of Vasco da Gama in India
        1500-04-22 the landing of Cabral in Brazil
        """;

    private EventsTo1500() {}
}
