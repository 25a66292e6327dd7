package dev.zhiban.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationStaysOnLoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "localhost", "::1", "127.0.0.9" })
    void knownPasswordsAreServedOnLoopback(String host) {
        assertThatCode(() -> FirstStart.refuseUnlessLoopback(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "::", "192.0.2.7" })
    void andNowhereElse(String host) {
        assertThatThrownBy(() -> FirstStart.refuseUnlessLoopback(host)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ZHIBAN_DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({ "192.0.2.7,192.0.2.7", "2001:db8:1:2:3:4:5:6,2001:db8:1:2:0:0:0:0/64", "::ffff:192.0.2.7,192.0.2.7" })
    void ofAnIpv6AddressTheHouseholdCounts(String address, String network) {
        assertThat(Caller.network(address)).isEqualTo(network);
    }

    @Test
    void aValueOfCsrfBelongsToItsSession() {
        assertThat(Secret.csrfOf("one")).isNotEqualTo(Secret.csrfOf("two")).hasSize(22);
    }
}
