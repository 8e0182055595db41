package palimpsest.sample;

import java.util.List;

/// A rule of the world of the stories: whoever does this gets that, and a friend always answers in the same way.
///
/// The places `{he}`, `{him}` and `{his}` stand for whoever it happens to.
///
/// @param deed what someone did, in the past tense
/// @param effect what came of it, in the past tense and in one to three words
/// @param answer what the friend did then
record Cause(String deed, String effect, String answer) {
    private static final String TABLE = """
        left the umbrella at home | got wet | brought a dry towel
        ran without looking | fell down | helped {him} up
        stayed up all night | felt sleepy | made a soft bed for {him}
        ate nothing all day | felt hungry | gave {him} some bread
        drank nothing all day | felt thirsty | poured a glass of water
        ate too much cake | felt sick | made a cup of tea
        touched the hot pan | burned a finger | fetched some cold water
        played with the knife | got a cut | tied a clean cloth around it
        went out without a coat | felt cold | lent {him} a warm scarf
        sat in the sun too long | turned red | moved the chair into the shade
        missed the bus | came late | kept a seat for {him}
        lost the map | got lost | showed {him} the way home
        read a sad letter | began to cry | put an arm around {him}
        heard a good joke | laughed out loud | told another one
        saw a big spider | screamed | carried the spider outside
        won the race | got a medal | cheered for {him}
        practised every day | played well | clapped for a long time
        broke the window | had to pay | lent {him} some coins
        told a lie | felt ashamed | forgave {him} at once
        found a purse | got a reward | was proud of {him}
        planted a seed | grew a flower | looked for a pretty pot
        left the gate open | lost the sheep | ran after the flock
        left the milk outside | found it sour | bought fresh milk
        forgot the oven | burned the cake | baked a new one
        kicked the ball too hard | lost the ball | searched behind the hedge
        pulled the cat by the tail | got a scratch | calmed the cat
        teased the bees | got a sting | put honey on it
        climbed too high | felt dizzy | held the ladder
        swam too far | felt tired | came with a boat
        stood in the wind | caught a cold | cooked some hot soup
        worked hard all week | slept well | let {him} sleep
        opened the cage | freed the bird | waved to the bird
        dropped the plate | broke it | swept the floor
        lit the lamp | saw the path | walked behind {him}
        sold the eggs | earned a coin | counted it twice
        mended the net | caught a fish | lit a fire to cook it
        dug a deep hole | found a coin | guessed how old it was
        carried too many books | dropped them all | picked them up
        forgot the key | waited outside | came with a spare key
        spilled the ink | stained the shirt | washed the shirt
        wore new shoes | got a blister | walked more slowly
        ran up the hill | lost {his} breath | waited at the top
        shouted all day | lost {his} voice | spoke for {him}
        painted the bench | got green hands | laughed about it
        read in the dark | got sore eyes | opened the curtains
        slept too long | missed breakfast | kept an egg for {him}
        trained the dog | had a helper | threw a stick for it
        sang at the party | won a prize | asked for another song
        """;

    /// All of them.
    static List<Cause> all() {
        return TABLE.lines().map(Cause::of).toList();
    }

    /// The cause as it happens to someone: every place filled.
    Cause happeningTo(Person person) {
        return new Cause(filled(deed, person), filled(effect, person), filled(answer, person));
    }

    private static String filled(String text, Person person) {
        return text.replace("{he}", person.he()).replace("{him}", person.him()).replace("{his}", person.his());
    }

    private static Cause of(String line) {
        String[] parts = line.split(" \\| ");
        return new Cause(parts[0], parts[1], parts[2]);
    }
}
