<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>AccountCard</name>
    <message numerus="yes">
        <source>%n assigned task(s)</source>
        <translation>
            <numerusform>%n assigned task</numerusform>
            <numerusform>%n assigned tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s) wait.</source>
        <translation>
            <numerusform>%n worklog waits.</numerusform>
            <numerusform>%n worklogs wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them need(s) you.</source>
        <translation>
            <numerusform>%n of them needs you.</numerusform>
            <numerusform>%n of them need you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answered for {answered} of %n project(s)</source>
        <translation>
            <numerusform>answered for {answered} of %n project</numerusform>
            <numerusform>answered for {answered} of %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparingDialog</name>
    <message numerus="yes">
        <source>Take in %n that changed only there</source>
        <translation>
            <numerusform>Take in %n that changed only there</numerusform>
            <numerusform>Take in %n that changed only there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they should be</source>
        <translation>
            <numerusform>%n as it should be</numerusform>
            <numerusform>%n as they should be</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed there</source>
        <translation>
            <numerusform>%n changed there</numerusform>
            <numerusform>%n changed there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be decided</source>
        <translation>
            <numerusform>%n to be decided</numerusform>
            <numerusform>%n to be decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) to be sent</source>
        <translation>
            <numerusform>%n waits to be sent</numerusform>
            <numerusform>%n wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only there</source>
        <translation>
            <numerusform>%n only there</numerusform>
            <numerusform>%n only there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message numerus="yes">
        <source>%n worklog(s) you sent are missing here</source>
        <translation>
            <numerusform>%n worklog you sent is missing here</numerusform>
            <numerusform>%n worklogs you sent are missing here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s) brought in…</source>
        <translation>
            <numerusform>%n worklog brought in…</numerusform>
            <numerusform>%n worklogs brought in…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message numerus="yes">
        <source>%n worklog(s) not sent yet will not be sent.</source>
        <translation>
            <numerusform>%n worklog that is not sent yet will not be sent.</numerusform>
            <numerusform>%n worklogs that are not sent yet will not be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message numerus="yes">
        <source>%n more need(s) you</source>
        <translation>
            <numerusform>%n more needs you</numerusform>
            <numerusform>%n more need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesPanel</name>
    <message numerus="yes">
        <source>%n channel(s) can be reached. Which one shall your standups go to?</source>
        <translation>
            <numerusform>%n channel can be reached. Shall your standups go there?</numerusform>
            <numerusform>%n channels can be reached. Which one shall your standups go to?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message numerus="yes">
        <source>%n worklog(s)</source>
        <translation>
            <numerusform>%n worklog</numerusform>
            <numerusform>%n worklogs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n</source>
        <translation>
            <numerusform>Send %n</numerusform>
            <numerusform>Send %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionWindow</name>
    <message numerus="yes">
        <source>%n more question(s) after this one.</source>
        <translation>
            <numerusform>%n more question after this one.</numerusform>
            <numerusform>%n more questions after this one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScreenshotsPage</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message numerus="yes">
        <source>Only the first %n are shown; type to find any other.</source>
        <translation>
            <numerusform>Only the first %n is shown; type to find any other.</numerusform>
            <numerusform>Only the first %n are shown; type to find any other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the best %n are shown; type more to find the one you mean.</source>
        <translation>
            <numerusform>Only the best %n is shown; type more to find the one you mean.</numerusform>
            <numerusform>Only the best %n are shown; type more to find the one you mean.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading, %n task(s) so far</source>
        <translation>
            <numerusform>Reading, %n task so far</numerusform>
            <numerusform>Reading, %n tasks so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n more question(s) on this day</source>
        <translation>
            <numerusform>%n more question on this day</numerusform>
            <numerusform>%n more questions on this day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
</TS>
