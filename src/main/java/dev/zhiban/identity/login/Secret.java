package dev.zhiban.identity.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A random value that is handed out once and kept only as a hash.
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int MAX_LENGTH = 100;

    private Secret() {
    }

    /// 256 random bits, safe in a URL and in a cookie.
    static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    static boolean isPlausible(String secret) {
        return !secret.isEmpty() && secret.length() <= MAX_LENGTH;
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The value that a page must repeat in a header when it uses this session's cookie: known only to who holds the
    /// token, so that a cookie planted from another host does not pass.
    static String csrfOf(String token) {
        return TEXT.encodeToString(hash("csrf " + token)).substring(0, 22);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
