package dev.zhiban.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorMasksPersonalDataAndSecretsTest {

    private final Redactor redactor = PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "phone       | 请打我手机13812345678谢谢                            | 13812345678",
            "phone       | call +86 138-1234-5678 now                           | 138-1234-5678",
            "phone       | 手机１３８１２３４５６７８                            | １３８１２３４５６７８",
            "id-card     | 身份证11010519491231002X。                           | 11010519491231002X",
            "bank-card   | card 6222 0212 3456 7890 128 end                     | 7890",
            "bank-card   | visa 4111-1111-1111-1111                             | 4111-1111",
            "email       | 发到 li.lei+it@mail.example.com 吧                   | li.lei",
            "jwt         | token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-DEF_1 | eyJzdWIi",
            "cloud-key   | id AKIAIOSFODNN7EXAMPLE used                         | AKIAIOSFODNN7EXAMPLE",
            "cloud-key   | ghp_abcdefghijklmnopqrstuvwxyz0123456789             | ghp_abc",
            "secret      | jdbc password=S3cr3t!x&user=a                        | S3cr3t",
            "secret      | {\"client_secret\": \"zzTop 99\"}                    | zzTop",
            "secret      | 我的密码是 Abc12345，登录不了                         | Abc12345",
            "secret      | Authorization: Bearer abcdef123456ZZZ                | abcdef123456",
            "secret      | https://bob:hunter2@git.example.com/x                | hunter2" })
    void masksAndCountsByKind(String kind, String text, String hidden) {
        Redacted redacted = redactor.redact(text);

        assertThat(redacted.text()).doesNotContain(hidden);
        assertThat(redacted.masked()).containsOnlyKeys(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "connect to 10.2.3.4:8080 failed after 15000 ms, error 0x80070035, order 20261122104500123",
            "epoch 1763778000123 thread 140737353926400 uuid 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "身份证号 110105194912310021 校验位不对", "card 4111 1111 1111 1112 is no card",
            "password: incorrect, please reset your password", "忘记密码怎么办", "12345678901" })
    void leavesTheRestAlone(String text) {
        assertThat(redactor.redact(text).text()).isEqualTo(text);
    }

    @Test
    void masksAPrivateKeyAsOneEvenWhenItIsCutOff() {
        String begin = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc=";

        assertThat(redactor.redact("x " + begin + "\n-----END RSA PRIVATE KEY----- y").text())
                .matches("x <PRIVATE-KEY-\\w{6}> y");
        assertThat(redactor.redact(begin).text()).doesNotContain("MIIE");
    }

    @Test
    void givesTheSameValueTheSamePlaceholder() {
        String text = redactor.redact("13812345678 和 13912345678 和 138 1234 5678").text();
        String[] words = text.split(" 和 ");

        assertThat(words[0]).isEqualTo(words[2]).isNotEqualTo(words[1]);
    }

    @Test
    void masksAddressesWhenToldTo() {
        Redactor strict = PatternRedactor.withRandomKey(PatternRedactor.Addresses.MASK);

        assertThat(strict.redact("from 10.2.3.4 and fe80::1:2 to 2001:db8:0:1:1:1:1:1").masked()).containsEntry("ip", 3);
    }

    @Test
    void redactingTwiceIsRedactingOnce() {
        Random random = new Random(7);
        String[] parts = { "password=", "13812345678", " ", "a@b.example.com", "密码是", "Abc123!", "\n", "-",
                "6222021234567890128", "<", "token: \"", "\"" };
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 8; j++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String once = redactor.redact(text.toString()).text();

            assertThat(redactor.redact(once).text()).as("of %s", text).isEqualTo(once);
        }
    }
}
