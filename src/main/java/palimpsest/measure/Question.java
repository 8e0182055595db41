package palimpsest.measure;

/// A question the model is asked again and again, with the answer that is right.
///
/// @param area the named area it belongs to
/// @param prompt what stands before the answer, as its tokens have it
/// @param answer as it stands after the prompt, with the space before it
/// @param ids token ids of both, without a beginning token
/// @param first the first token of the answer
/// @param bytes UTF-8 bytes of the tokens that something precedes
public record Question(String area, String prompt, String answer, int[] ids, int first, int bytes) {
    public Question {
        if (first < 0 || first >= ids.length) {
            throw new IllegalArgumentException(
                    "expected an answer within %d tokens, found %d".formatted(ids.length, first));
        }
    }

    public int length() {
        return ids.length;
    }
}
