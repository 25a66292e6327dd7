package dev.zhiban.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

/// With the example that the specification publishes.
class StandardSignatureVerifiesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final StandardSignature signature = StandardSignature.of(SECRET);

    @Test
    void thePublishedExampleIsRight() {
        assertThat(signature.verifies(ID, TIME, RIGHT, BODY, NOW)).isTrue();
        assertThat(signature.sign(ID, 1_614_265_330, BODY)).isEqualTo(RIGHT);
    }

    @Test
    void oneOfSeveralSignaturesOrKeysIsEnough() {
        StandardSignature rotated = StandardSignature.of("whsec_" + "A".repeat(32) + "," + SECRET);
        assertThat(rotated.verifies(ID, TIME, "v1,AAAA v1a,BBBB " + RIGHT, BODY, NOW)).isTrue();
    }

    @Test
    void whatIsChangedIsWrong() {
        assertThat(signature.verifies("msg_other", TIME, RIGHT, BODY, NOW)).isFalse();
        assertThat(signature.verifies(ID, "1614265331", RIGHT, BODY, NOW)).isFalse();
        assertThat(signature.verifies(ID, TIME, RIGHT, "{\"test\":2432232314}".getBytes(StandardCharsets.UTF_8), NOW))
                .isFalse();
        assertThat(signature.verifies(ID, TIME, RIGHT.substring(0, 20), BODY, NOW)).isFalse();
        assertThat(signature.verifies(ID, TIME, "", BODY, NOW)).isFalse();
        assertThat(signature.verifies(ID, "", RIGHT, BODY, NOW)).isFalse();
        assertThat(StandardSignature.of("whsec_" + "A".repeat(32)).verifies(ID, TIME, RIGHT, BODY, NOW)).isFalse();
    }

    @Test
    void onlyFiveMinutesOnEitherSideAreTheSameTime() {
        assertThat(signature.verifies(ID, TIME, RIGHT, BODY, NOW.plusSeconds(300))).isTrue();
        assertThat(signature.verifies(ID, TIME, RIGHT, BODY, NOW.minusSeconds(300))).isTrue();
        assertThat(signature.verifies(ID, TIME, RIGHT, BODY, NOW.plusSeconds(301))).isFalse();
        assertThat(signature.verifies(ID, TIME, RIGHT, BODY, NOW.minusSeconds(301))).isFalse();
        assertThat(signature.verifies(ID, "-9223372036854775808", RIGHT, BODY, NOW)).isFalse();
    }

    @Test
    void aShortKeyIsNoKey() {
        assertThatThrownBy(() -> StandardSignature.of("whsec_QUJD")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StandardSignature.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
