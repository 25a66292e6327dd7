-- When the owner was last told by mail of an article whose review is due.

alter table article_reminder add column mailed_on date;
