package palimpsest.tokenizer;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;
import palimpsest.tensor.InputException;

/// One tokenizer of the Hugging Face library in native memory.
///
/// Calls DJL's binding below its own tokenizer class, which would fetch seven arrays for each text where one or two are
/// wanted, and would cut at 512 tokens unless told not to. Thread-safe; [#close] waits for calls under way.
final class NativeTokenizer implements AutoCloseable {
    private static final String OFFLINE = "ai.djl.offline";

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private long handle;

    private NativeTokenizer(long handle) {
        this.handle = handle;
    }

    /// @throws InputException if the library itself cannot be loaded on this system
    /// @throws RuntimeException with the library's reason if it does not accept the JSON
    static NativeTokenizer of(String json) {
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true"); // the library in the jar is the right one: look for no other
        }
        try {
            LibUtils.checkStatus();
        } catch (RuntimeException | LinkageError e) {
            throw new InputException(
                    "The tokenizers library cannot be loaded on this system; it is unpacked into .djl.ai in the home "
                            + "folder, or where DJL_CACHE_DIR points, which must be writable.",
                    e);
        }
        return new NativeTokenizer(TokenizersLibrary.LIB.createTokenizerFromString(json));
    }

    int[] ids(String text) {
        return withEncoding(text, encoding -> ids(TokenizersLibrary.LIB.getTokenIds(encoding)));
    }

    /// Ids and offsets; a character that several tokens spell belongs to the last of them.
    Encoding encode(String text) {
        return withEncoding(text, encoding -> {
            int[] ids = ids(TokenizersLibrary.LIB.getTokenIds(encoding));
            CharSpan[] spans = TokenizersLibrary.LIB.getTokenCharSpans(encoding);
            return TextOffsets.of(text).encoding(ids, spans);
        });
    }

    String decode(int[] ids) {
        long[] wide = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            wide[i] = ids[i];
        }
        return withHandle(tokenizer -> TokenizersLibrary.LIB.decode(tokenizer, wide, false));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (handle != 0) {
                TokenizersLibrary.LIB.deleteTokenizer(handle);
                handle = 0;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T withEncoding(String text, LongFunction<T> use) {
        return withHandle(tokenizer -> {
            long encoding = TokenizersLibrary.LIB.encode(tokenizer, TextOffsets.wellFormed(text), false);
            try {
                return use.apply(encoding);
            } finally {
                TokenizersLibrary.LIB.deleteEncoding(encoding);
            }
        });
    }

    private <T> T withHandle(LongFunction<T> use) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            if (handle == 0) {
                throw new IllegalStateException("the tokenizer is closed");
            }
            return use.apply(handle);
        } finally {
            reading.unlock();
        }
    }

    private static int[] ids(long[] wide) {
        int[] ids = new int[wide.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) wide[i];
        }
        return ids;
    }
}
