package dev.zhiban.logs.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTellValuesFromWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "Connection from 192.0.2.7:5060 closed|Connection from <IP>:<NUM> closed",
            "request 3f0c9a1e-8f1b-4d0e-9a55-0123456789ab took 12 ms|request <UUID> took <NUM>",
            "open /var/log/app.log failed|open <PATH> failed",
            "see https://example.com/a?b=1 now|see <URL> now",
            "mail to bob@example.com sent|mail to <EMAIL> sent",
            "read 1190 bytes (1.16 KB) at 0x7ffe|read <NUM> at <HEX>",
            "at 2026-11-20 10:00:00 the lease of 00:1a:2b:3c:4d:5e ended|at <TIME> the lease of <MAC> ended",
            "hosts 192.0.2.1, 192.0.2.2, 192.0.2.3 joined|hosts <IP> joined",
            "failures: 192.0.2.1:1, 192.0.2.2:3|failures: <IP>:<NUM>", "G1PauseCleanup done|G1PauseCleanup done",
            "eth0 link up|eth<NUM> link up", "用户12345登录失败|用户<NUM>登录失败",
            "login password=hunter2hunter ok|login password=<SECRET> ok",
            "query 1.0.0.127.in-addr.arpa done|query <HOST> done",
            "key 05:f7:0e:86:da:49:f3:46 read|key <HEX> read",
            "topic qKdXWp_HSl27GQRSvlV-Pg made|topic <ID> made",
            "ConnectionFactory2Builder made|ConnectionFactory2Builder made",
            "targets ['Latin Based', 'Greek'] of ['x']|targets [<*>] of [<*>]",
            "got [('Swedish', 0.6087), ('German', 0.5652)] now|got [<*>] now",
            "child [Wrapper[default]] of [Engine[main].Host[localhost]]|child [<*>] of [<*>]",
            "timeout set to 3 MINUTES|timeout set to <NUM>",
            "set a = 'say \\'no\\' twice'|set a = '<*>'" })
    void masksByType(String message, String template) {
        assertThat(templates(message)).containsExactly(template);
    }

    @Test
    void differentEventsOfOneShapeStayApart() {
        assertThat(templates("VM Started (Lifecycle Event)", "VM Paused (Lifecycle Event)", "VM Resumed (Lifecycle Event)"))
                .hasSize(3);
        assertThat(templates("temperature is normal", "temperature is warning", "temperature is critical")).hasSize(3);
    }

    @Test
    void textsThatAreValuesWhereverTheyStandAreOneVariable() {
        assertThat(templates("auth phase 'translate' gave status 302", "auth phase 'check user' gave status 401")).hasSize(1);
        assertThat(templates("worker http://192.0.2.1:1/ is shared", "worker proxy:reverse is shared")).hasSize(1);
        assertThat(templates("portal null bound now", "portal S_1 bound now")).hasSize(1);
        assertThat(templates("setAutoCommit = true", "setAutoCommit = false")).hasSize(1);
        assertThat(templates("bean a.b.Cart made", "bean a.c.Pay made")).hasSize(1);
        assertThat(templates("action a.b.SCREEN_ON made", "action a.b.SCREEN_OFF made")).hasSize(2);
    }

    @Test
    void aTextThatEndsMessagesOfTwoBeginningsIsAValue() {
        List<String> messages = new ArrayList<>();
        for (String command : List.of("make all", "make install prefix", "test run quickly now", "clean up")) {
            messages.add("trace: run: " + command);
            messages.add("finished after 12 ms: command: " + command);
        }

        assertThat(templates(messages.toArray(String[]::new))).hasSize(2);
    }

    @Test
    void whereAMessageComesFromIsNoPartOfIt() {
        assertThat(templates("[Server id=1, dir=/srv/a] Waiting for voters", "[Broker partition=x-0]Waiting for voters"))
                .containsExactly("[<*>] Waiting for voters");
        assertThat(templates("[main] Waiting for voters", "[other] Waiting for voters")).hasSize(2);
    }

    @Test
    void aNameThatOnlySaysWhoSpeaksIsAValue() {
        List<String> messages = new ArrayList<>();
        for (String said : List.of("getting input stream", "getting output stream", "add object", "stopped by request")) {
            messages.add("main: " + said);
            messages.add("TCP Connection(2)-127.0.0.1: " + said);
        }

        assertThat(templates(messages.toArray(String[]::new))).hasSize(4);
        assertThat(templates("connect: no such file", "connect: no more room", "connect: no right to",
                "accept: no such file", "accept: no more room", "accept: no right to")).hasSize(6);
    }

    @Test
    void severalWordsInThePlaceOfAValueAreOne() {
        List<String> messages = new ArrayList<>();
        for (String user : List.of("alice", "bob", "carol", "dave", "a b")) {
            messages.add("Invalid user " + user + " from 192.0.2.7 port 22");
        }

        assertThat(templates(messages.toArray(String[]::new))).hasSize(1);
        messages.add("Invalid user of old kind <x> from 192.0.2.7 port 22");
        assertThat(templates(messages.toArray(String[]::new))).hasSize(2);
    }

    @Test
    void valuesThatChangeTogetherAreTwoVariables() {
        List<String> messages = new ArrayList<>();
        for (String pair : List.of("codec by table", "image by viewer", "sound by player", "video by cutter",
                "text by editor")) {
            String[] said = pair.split(" by ");
            messages.add("Found plugin " + said[0] + " and handed it to " + said[1] + " at once");
        }

        assertThat(templates(messages.toArray(String[]::new))).hasSize(1);
        assertThat(templates(messages.subList(0, 2).toArray(String[]::new))).hasSize(2);

        String[] distinct = IntStream.range(0, 3_000)
                .mapToObj(i -> "user " + letters(i) + " from host " + letters(i * 7 + 3) + " did 12").toArray(String[]::new);
        assertThat(templates(distinct)).hasSize(1);
    }

    private static String letters(int number) {
        return Integer.toString(number + 1_000_000, 36).replaceAll("[0-9]", "q");
    }

    @Test
    void theSameNamesInTheSameOrderAreOneMessage() {
        assertThat(templates("Certificate: Alg:RSA, Serial:05:f7:0e:86:da:49:f3:46, Subject:CN=One, O=First Company, Key:RSA",
                "Certificate: Alg:EC, Serial:08:16:5f:8a:4c:a5:ec, Subject:CN=Two, Key:EC")).hasSize(1);
        assertThat(templates("failure; uid=0 euid=0 tty=ssh rhost=a1 user=root",
                "failure; uid=0 euid=0 tty=ssh rhost=a1 user=test"))
                .hasSize(2);
    }

    @Test
    void namesThatAlternateAreOneVariable() {
        List<String> messages = new ArrayList<>();
        for (String user : List.of("alice", "bob", "carol", "dave", "erin", "frank")) {
            messages.add("session opened for user " + user + " by root");
        }

        assertThat(templates(messages.toArray(String[]::new))).containsExactly("session opened for user <*> by root");
    }

    @Test
    void thePrintedFormOfAnObjectIsAValue() {
        assertThat(templates("event Started map[home:/srv id:A7]", "event Started map[addrs:[a b] id:B9 name:x]"))
                .containsExactly("event Started map[<*>]");
        assertThat(templates("got message {'op': 'add', 'key': 'a b'} now", "got message {'op': 'close'} now"))
                .containsExactly("got message {<*>} now");
        assertThat(templates("will declare {resource,<<\"a\">>,exchange}", "will declare {resource,queue}"))
                .containsExactly("will declare {<*>}");
        assertThat(templates("waiting for <Task pending name='a b'>", "waiting for <Task finished>"))
                .containsExactly("waiting for <Task <*>>");
    }

    @Test
    void nothingInOneMessageMakesWhatOthersHaveThereAValue() {
        assertThat(templates("cmd=open src=/a/b perm=null proto=rpc", "cmd=open src=/a/b perm=root:staff proto=rpc"))
                .hasSize(1);
    }

    @Test
    void theNameOfAFileMayHaveBlanks() {
        assertThat(templates("progress: registering photos d6/sub/note.txt", "progress: registering photos img 7.jpg"))
                .hasSize(1);
        assertThat(templates("progress: registering photos d6/sub/note.txt", "progress: registering photos all at once"))
                .hasSize(2);
    }

    @Test
    void theClauseBehindASentenceIsItsCauseAndASingleWordAState() {
        assertThat(templates("Call of /a/1 failed now: read timed out", "Call of /b/2 failed now: unknown host x"))
                .containsExactly("Call of <PATH> failed now: <*>");
        assertThat(templates("State of the link: up", "State of the link: down")).hasSize(2);
    }

    @Test
    void proseBesideAListOfNamesTellsMessagesApart() {
        assertThat(templates("next: entering read local=a remote=b FD 7 flags=1 size=3",
                "next: leaving read local=a remote=b flags=1 size=3")).hasSize(2);
    }

    @Test
    void theLinesOfAListOfSettingsAreOne() {
        assertThat(
                templates("- log_root = \"/srv/log\"", "- tcp_listeners = [{\"127.0.0.1\",25672}]", "- app_name = \"broker\"",
                        "- gc_ms_limit = 0", "- loopback_users = []", "- kernel:start = false", "- see the manual = yes"))
                .containsExactly("- <*> = <*>", "- see the manual = yes");
        assertThat(templates("[x] web", "[x] mqtt", "[x] shovel", "[x] stomp", "[x] auth_ldap", "[x] amqp1_0"))
                .containsExactly("[x] <*>");
    }

    @Test
    void wordsInQuotationMarksAreValuesWhereAMessageHasValuesThere() {
        assertThat(templates("queue 'mails' in vhost 'shop' is closed", "queue 'orders-2' in vhost 'plant-7' is closed"))
                .containsExactly("queue '<*>' in vhost '<*>' is closed");
        assertThat(templates("state is 'open' for 'reading' now", "state is 'shut' for 'writing' now")).hasSize(2);
    }

    @Test
    void namesOfSeveralWordsAreValuesAndPhrasesInSmallLettersAreNot() {
        assertThat(templates("The Windows Update service entered a new state", "The Spooler service entered a new state",
                "The Network List Manager service entered a new state")).containsExactly("The <*> service entered a new state");
        assertThat(templates("process still waiting for a lock on row", "process acquired a lock on row",
                "process gave up at last a lock on row")).hasSize(3);
    }

    @Test
    void rowsOfChangingNamesBehindOneBeginningAreOne() {
        assertThat(templates("disconnect from 10.0.0.1 helo=1 mail=1 quit=1", "disconnect from 10.0.0.2 quit=1",
                "disconnect from 10.0.0.3 helo=1 data=0/1")).hasSize(1);
        assertThat(templates("login failed; user=a host=b", "login failed; user=a")).hasSize(2);
    }

    @Test
    void wordsThatChangeTogetherBehindPrepositionsAreValues() {
        assertThat(
                templates("job 7 went from NEW to READY on event = ADDED", "job 8 went from READY to RUNNING on event = CHOSEN",
                        "job 8 went from RUNNING to DONE on event = ENDED", "job 9 went from NEW to KILLED on event = STOPPED"))
                .hasSize(1);
    }

    @Test
    void aValueInParenthesesMayBeMissing() {
        assertThat(templates("offered 10.0.0.5 to 02:00:00:00:00:11 (pc-1) via eth0",
                "offered 10.0.0.6 to 02:00:00:00:00:12 via eth1"))
                .hasSize(1);
    }

    @Test
    void wordsThatAlternateInSeveralMessagesAreNamesUnlessTheyTellWhatHappens() {
        List<String> names = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (String rest : List.of("queue is full", "queue has room again", "store of messages found")) {
            names.addAll(List.of("orders " + rest, "mails " + rest));
            states.addAll(List.of("opened " + rest, "closed " + rest));
        }

        assertThat(templates(names.toArray(String[]::new))).hasSize(3);
        assertThat(templates(states.toArray(String[]::new))).hasSize(6);
    }

    @Test
    void codesBehindTheirNumbersAreValues() {
        assertThat(templates("open of the package failed [0x80070002 - ERROR_NOT_FOUND]",
                "open of the package failed [0x80004005 - E_FAIL]")).hasSize(1);
    }

    @Test
    void moreShapesThanTheBoundAreCountedUnderCoarseOnes() {
        TemplateMiner miner = new TemplateMiner();
        for (int i = 0; i < 60_000; i++) {
            byte[] message = words(i).getBytes(StandardCharsets.UTF_8);
            assertThat(miner.shape(message, 0, message.length, 0))
                    .isLessThanOrEqualTo(TemplateMiner.SHAPES + TemplateMiner.COARSE);
        }
    }

    private static String words(int i) {
        StringBuilder text = new StringBuilder();
        for (int n = i, k = 0; k < 5; k++, n /= 9) {
            text.append((char) ('a' + n % 9)).append("word").append((char) ('a' + k)).append(' ');
        }
        return text.toString();
    }

    private static TreeSet<String> templates(String... messages) {
        TemplateMiner miner = new TemplateMiner();
        List<Integer> shapes = new ArrayList<>();
        for (String message : messages) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            shapes.add(miner.shape(bytes, 0, bytes.length, 0));
        }
        Templates merged = miner.merged();
        TreeSet<String> texts = new TreeSet<>();
        shapes.forEach(shape -> texts.add(merged.text(shape)));
        return texts;
    }
}
