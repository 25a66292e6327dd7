package dev.zhiban.assistant.summary;

import com.google.re2j.Pattern;

import dev.zhiban.desk.Handoff.Level;

/// How much hangs on it, as far as the words tell: impact is how many are hit, urgency how soon it hurts.
final class Weight {

    private static final Pattern EVERYBODY = Pattern.compile(
            "(?i)全公司|全员|所有人|整个公司|整栋|整层|全体|全部门店|所有门店|生产(?:环境|系统|线)|线上|everybody|everyone|whole (?:company|office)|entire (?:company|office)|all users|nobody can|production|company.?wide");
    private static final Pattern SEVERAL = Pattern.compile(
            "(?i)我们(?:部门|组|团队|办公室|几个)|整个(?:部门|组|团队)|同事(?:们|也|都)|大家|好几个人|多人|部门(?:都|全)|my (?:team|department|colleagues)|our (?:team|department|office)|several (?:people|users|of us)|whole (?:team|department)|colleagues");
    private static final Pattern SOON = Pattern.compile(
            "(?i)紧急|十万火急|火烧眉毛|着急|很急|急用|急！|急死|马上|立刻|立即|尽快|今天(?:必须|就要|之前|下班前)|截止|老板|领导|总裁|客户(?:在|等|现场)|开会(?:了|要)|马上要|deadline|urgent|asap|immediately|right now|my boss|\\bceo\\b|customer is waiting|in (?:ten|five|10|5|15|20|30) minutes|due today|emergency|critical");
    private static final Pattern STUCK = Pattern.compile(
            "(?i)(?:没法|无法|不能|没办法)(?:工作|办公|干活|上班)|耽误|影响工作|完全用不了|can(?:'|no)t work|cannot work|unable to work|blocked|stuck|stopped working entirely");
    private static final Pattern CALM = Pattern
            .compile("(?i)不急|不着急|有空|方便的时候|不紧急|not urgent|no rush|no hurry|when you have time|whenever");

    private Weight() {
    }

    static Level impact(String words) {
        return EVERYBODY.matcher(words).find() ? Level.HIGH : SEVERAL.matcher(words).find() ? Level.MEDIUM : Level.LOW;
    }

    static Level urgency(String words) {
        if (CALM.matcher(words).find()) {
            return Level.LOW;
        }
        boolean high = SOON.matcher(words).find() || EVERYBODY.matcher(words).find() && STUCK.matcher(words).find();
        return high ? Level.HIGH : Level.MEDIUM;
    }
}
