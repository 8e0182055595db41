package palimpsest.sample;

/// Events of the calendar from 1501 to 1800; see [HistoricalEvent] for the form of a line.
final class EventsTo1800 {
    static final String TABLE = """
        1517 the publication of the Theses of Luther
        1519 the departure of Magellan
        1521 the speech of Luther at Worms
        1521-08-13 the fall of Tenochtitlan
        1525-02-24 the Battle of Pavia
        1527-05-06 the sack of Rome by the army of Charles V
        1532-11-16 the capture of Atahualpa
        1535-07-06 the execution of Thomas More
        1536-05-19 the execution of Anne Boleyn
        1543 the publication of the main work of Copernicus
        1555-09-25 the Peace of Augsburg
        1558-11-17 the accession of Elizabeth I
        1564 the birth of William Shakespeare
        1565 the Great Siege of Malta
        1571-10-07 the Battle of Lepanto
        1572-08-24 the massacre of Saint Bartholomew's Day
        1582 the first use of the Gregorian calendar
        1587-02-08 the execution of Mary Stuart
        1588 the defeat of the Spanish Armada
        1598 the Edict of Nantes
        1600-10-21 the Battle of Sekigahara
        1600-02-17 the burning of Giordano Bruno
        1605-11-05 the Gunpowder Plot
        1605 the publication of the first part of Don Quixote
        1608-07-03 the founding of Quebec
        1610-05-14 the murder of Henry IV of France
        1618-05-23 the start of the Thirty Years' War
        1620 the voyage of the Mayflower
        1628-08-10 the sinking of the Vasa
        1633 the trial of Galileo
        1636 the founding of Harvard
        1642-08-22 the start of the English Civil War
        1642 the completion of the Night Watch of Rembrandt
        1644 the end of the Ming dynasty
        1648-10-24 the Peace of Westphalia
        1649-01-30 the execution of Charles I
        1652-04-06 the founding of Cape Town
        1665 the Great Plague of London
        1666 the Great Fire of London
        1683-09-12 the relief of Vienna
        1687 the publication of the Principia of Newton
        1688 the Glorious Revolution
        1692 the start of the Salem witch trials
        1694-07-27 the founding of the Bank of England
        1703 the founding of Saint Petersburg
        1707-05-01 the union of England and Scotland
        1709 the Battle of Poltava
        1713 the Peace of Utrecht
        1715-09-01 the death of Louis XIV
        1719-04-25 the publication of Robinson Crusoe
        1742-04-13 the first performance of Handel's Messiah
        1746-04-16 the Battle of Culloden
        1750-07-28 the death of Johann Sebastian Bach
        1755-11-01 the earthquake of Lisbon
        1756-01-27 the birth of Mozart
        1763 the end of the Seven Years' War
        1769-08-15 the birth of Napoleon
        1770 the landing of James Cook at Botany Bay
        1773-12-16 the Boston Tea Party
        1776-07-04 the Declaration of Independence of the United States
        1781-03-13 the discovery of Uranus
        1781-10-19 the surrender at Yorktown
        1783-11-21 the first flight of people in a balloon
        1788-01-26 the arrival of the First Fleet at Sydney
        1789-07-14 the storming of the Bastille
        1789-04-28 the mutiny on the Bounty
        1791-12-05 the death of Mozart
        1793-01-21 the execution of Louis XVI
        1794-07-27 the fall of Robespierre
        1796-05-14 the first vaccination by Edward Jenner
        1798 the Battle of the Nile
        1799 the discovery of the Rosetta Stone
        """;

    private EventsTo1800() {}
}
