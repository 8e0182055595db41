package palimpsest.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The grammar of the area `letters`: a subject, which one of its openings brings up, a request, a courtesy, a close.
///
/// @param subject what the letter is about, with its openings
/// @param opening which of the openings it has
record Letter(Subject subject, int opening) {
    private static final List<String> NEWS_OPENINGS = lines("""
        I have the honour to inform you that {matter}.
        It gives me great pleasure to inform you that {matter}.
        Further to our conversation, I write to confirm that {matter}.
        We beg to announce that {matter}.
        """);

    private static final List<String> NEWS = lines("""
        the committee has approved your request
        the council has accepted your proposal
        your application has been successful
        the board has considered your report with interest
        your name has been entered on the list of members
        the repairs to the hall have now been completed
        the library will be open to the public from Monday
        the annual meeting will be held in the town hall
        your order has been sent by this morning's post
        the trustees have agreed to the terms of the lease
        the society has elected you a member
        the new bridge will be opened by the mayor
        your account has been settled in full
        the rooms you asked for have been reserved
        the editor has accepted your essay
        the school has received the parcel in good order
        """);

    private static final List<String> THANKS_OPENINGS = lines("""
        I write to thank you for {matter}.
        Allow me to express our sincere gratitude for {matter}.
        I thank you most warmly for {matter}.
        Please accept my sincere thanks for {matter}.
        """);

    private static final List<String> THANKS = lines("""
        your kind letter of Tuesday last
        your generous gift to the library
        the hospitality which you extended to us
        your prompt and courteous reply
        the excellent address which you gave to our members
        your kind invitation to the annual dinner
        the care with which you examined our accounts
        your support in this matter
        the documents which you were good enough to send
        your kind words concerning our late chairman
        the interest which you have taken in our work
        your patience in this affair
        the loan of the instruments
        your valuable advice
        the copy of your most recent work
        your visit to our school
        """);

    private static final List<String> REGRET_OPENINGS = lines("""
        It is with great regret that I must inform you that {matter}.
        We regret to inform you that {matter}.
        I am obliged to report that {matter}.
        It is my painful duty to inform you that {matter}.
        """);

    private static final List<String> REGRET = lines("""
        the goods have been delayed by bad weather
        the meeting of the board has been postponed
        we are unable to accept your kind offer
        the position has already been filled
        the work cannot be finished before the end of the month
        your letter of the first of May did not reach us
        the volume which you requested is out of print
        our chairman has been taken ill
        no funds are available for this purpose
        the concert will not take place
        the sum in question has not yet been paid
        an error was found in your account
        the house has been let to another party
        we have been obliged to raise our prices
        the ship has not yet arrived in port
        your proposal has not found the support of the council
        """);

    private static final List<String> REQUESTS = lines("""
        We should be most grateful if you would {favour} at your earliest convenience.
        May I request that you {favour} before the end of the month?
        I should be much obliged if you would {favour} by return of post.
        I would respectfully ask you to {favour} without delay.
        """);

    private static final List<String> FAVOURS = lines("""
        sign the enclosed form
        confirm the date of your arrival
        return the enclosed documents
        let us have your reply
        acknowledge the receipt of this letter
        inform us of your decision
        send us a list of your requirements
        call upon our secretary
        state your terms in writing
        forward this letter to your solicitor
        """);

    private static final List<String> COURTESIES = lines("""
        I trust that this arrangement will meet with your approval.
        Should you require more, I am entirely at your disposal.
        Please accept our apologies for any inconvenience.
        I hope that this letter finds you in good health.
        We are most sensible of the honour which you do us.
        I look forward to the pleasure of hearing from you.
        Please convey my respects to your family.
        We remain deeply indebted to you.
        """);

    private static final List<String> CLOSES = lines("""
        I remain, {address}, your obedient servant, {name}.
        I am, {address}, yours faithfully, {name}.
        Yours faithfully, {name}.
        With the assurance of my highest esteem, {name}.
        """);

    static final List<String> ADDRESSES = List.of("Sir", "Madam", "Professor", "Doctor");

    private static final List<String> NAMES = List.of(
            "H. Ashdown",
            "E. Bellamy",
            "C. Fairfax",
            "M. Hartley",
            "J. Langford",
            "A. Merriman",
            "R. Pemberton",
            "T. Wren");

    /// One kind of letter on one matter.
    ///
    /// @param openings the ways to bring it up
    /// @param matter what stands in the place `{matter}` of the opening
    record Subject(List<String> openings, String matter) {}

    /// Every pair of a subject and an opening.
    static List<Letter> all() {
        return Stream.of(
                        subjects(NEWS_OPENINGS, NEWS),
                        subjects(THANKS_OPENINGS, THANKS),
                        subjects(REGRET_OPENINGS, REGRET))
                .flatMap(List::stream)
                .flatMap(subject ->
                        IntStream.range(0, subject.openings().size()).mapToObj(opening -> new Letter(subject, opening)))
                .toList();
    }

    /// The sentence that brings the subject up.
    String opened() {
        return subject.openings().get(opening).replace("{matter}", subject.matter());
    }

    /// Whether the matter is a clause, such as `the house has been let`, and not a noun with its company.
    boolean tellsClause() {
        return subject.openings().get(opening).endsWith("that {matter}.");
    }

    /// Writes it, with a request, a courtesy and a close by chance.
    String written(Dice dice) {
        String address = dice.one(ADDRESSES);
        Map<String, String> values = Map.of(
                "address", address, "matter", subject.matter(), "favour", dice.one(FAVOURS), "name", dice.one(NAMES));
        Phrasings sentences = new Phrasings(List.of(
                "Dear {address},",
                subject.openings().get(opening),
                dice.one(REQUESTS),
                dice.one(COURTESIES),
                dice.one(CLOSES)));
        return String.join(" ", sentences.fill(values).stream().map(Form::text).toList());
    }

    private static List<Subject> subjects(List<String> openings, List<String> matters) {
        return matters.stream().map(matter -> new Subject(openings, matter)).toList();
    }

    private static List<String> lines(String block) {
        return block.lines().toList();
    }
}
