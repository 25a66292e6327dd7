package dev.zhiban.assistant.summary;

import java.util.Comparator;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// What a conversation is about, in one word, from the words in it.
final class Categories {

    static final String OTHER = "other";

    private record Category(String name, Pattern words) {
    }

    private static final List<Category> ALL = List.of(
            category("security",
                    "病毒|木马|钓鱼|勒索|泄露|黑客|入侵|可疑邮件|丢失|被偷|phishing|malware|virus|ransomware|hacked|leak|stolen|suspicious"),
            category("account",
                    "账号|帐号|账户|密码|登录|登陆|解锁|锁定|mfa|验证码|域账号|权限申请|入职|离职|account|password|log ?in|sign in|unlock|locked|onboarding"),
            category("network",
                    "vpn|wi-?fi|无线|网络|断网|上网|dns|代理|proxy|证书|内网|远程桌面|网线|network|internet|certificate|remote desktop|err_cert"),
            category("mail", "邮件|邮箱|outlook|日历|会议邀请|退信|mail|calendar|exchange"),
            category("printing", "打印|扫描|卡纸|墨盒|硒鼓|print|scan|toner"),
            category("meeting", "会议|投屏|腾讯会议|钉钉|飞书|企业微信|teams|zoom|麦克风|摄像头|meeting|microphone|webcam|wecom|dingtalk|lark"),
            category("file", "共享|网盘|文件夹|备份|恢复|误删|磁盘配额|share|shared drive|folder|backup|restore|permission"),
            category("server",
                    "服务器|数据库|mysql|postgres|oracle|redis|linux|容器|docker|k8s|kubernetes|pod|jvm|java|nginx|监控|告警|kafka|server|database|container|monitoring|exception"),
            category("software", "安装|软件|许可|激活|office|excel|word|更新|升级|install|software|licen[cs]e|update|activate"),
            category("computer",
                    "电脑|蓝屏|开机|死机|卡顿|磁盘|硬盘|屏幕|键盘|鼠标|充电|笔记本|slow|laptop|computer|blue screen|disk|screen|keyboard|mouse|battery"));

    private Categories() {
    }

    private static Category category(String name, String words) {
        return new Category(name, Pattern.compile("(?i)" + words));
    }

    /// The category whose words come up most often; the earlier one in the list where two are even.
    static String of(String text) {
        return ALL.stream().filter(category -> count(category, text) > 0)
                .max(Comparator.comparingInt((Category category) -> count(category, text))
                        .thenComparing(category -> -ALL.indexOf(category)))
                .map(Category::name).orElse(OTHER);
    }

    private static int count(Category category, String text) {
        int count = 0;
        Matcher matcher = category.words().matcher(text);
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
