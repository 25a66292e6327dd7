package dev.zhiban.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures of Standard Webhooks 1.0.0 (symmetric): `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.
///
/// @param keys the first signs, any verifies: so keys are rotated. At least one, of 24 to 64 bytes as the specification asks
record StandardSignature(List<byte[]> keys) {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    /// @param secrets each `whsec_` and base64, separated by blanks or commas
    static StandardSignature of(String secrets) {
        List<byte[]> keys = List.of(secrets.strip().split("[\\s,]+")).stream().map(StandardSignature::key).toList();
        return new StandardSignature(keys);
    }

    private static byte[] key(String secret) {
        byte[] key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("A webhook secret has 24 to 64 bytes.");
        }
        return key;
    }

    String sign(String id, long timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(mac(keys.getFirst(), id, timestamp, body));
    }

    /// Whether one of the signatures is of one of the keys, and the time within five minutes of now, on either side. Every
    /// comparison takes the same time.
    boolean verifies(String id, String timestamp, String signatures, byte[] body, Instant now) {
        long time;
        try {
            time = Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            return false;
        }
        if (Math.abs(Math.subtractExact(now.getEpochSecond(), Math.clamp(time, 0, 1L << 40))) > WINDOW.toSeconds()) {
            return false;
        }
        boolean right = false;
        for (byte[] key : keys) {
            byte[] expected = Base64.getEncoder().encode(mac(key, id, time, body));
            for (String signature : signatures.split(" ")) {
                right |= signature.startsWith(VERSION) && MessageDigest.isEqual(expected,
                        signature.substring(VERSION.length()).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return right;
    }

    private static byte[] mac(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
