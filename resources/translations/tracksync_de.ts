<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>AccountCard</name>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget the tasks kept here for offline use</source>
        <translation>Die hier für unterwegs gemerkten Aufgaben vergessen</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Standup</source>
        <translation>Standup</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When you say so.</source>
        <translation>Wenn du es sagst.</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>tasks read {time}</source>
        <translation>Aufgaben gelesen {time}</translation>
    </message>
    <message>
        <source>compared {time}</source>
        <translation>verglichen {time}</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>gesendet {time}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nichts wartet aufs Senden.</translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s) wait.</source>
        <translation>
            <numerusform>%n Worklog wartet.</numerusform>
            <numerusform>%n Worklogs warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them need(s) you.</source>
        <translation>
            <numerusform>%n davon braucht dich.</numerusform>
            <numerusform>%n davon brauchen dich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next try at {time}: {reason}</source>
        <translation>Nächster Versuch um {time}: {reason}</translation>
    </message>
    <message>
        <source>answered for all projects</source>
        <translation>für alle Projekte beantwortet</translation>
    </message>
    <message numerus="yes">
        <source>answered for {answered} of %n project(s)</source>
        <translation>
            <numerusform>für {answered} von %n Projekt beantwortet</numerusform>
            <numerusform>für {answered} von %n Projekten beantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>noch nicht beantwortet</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Antworten…</translation>
    </message>
    <message>
        <source>Answer what {service} asks with worklogs</source>
        <translation>Beantworten, was {service} zu Worklogs fragt</translation>
    </message>
    <message>
        <source>one total a task and day</source>
        <translation>eine Summe je Aufgabe und Tag</translation>
    </message>
    <message>
        <source>one worklog an entry</source>
        <translation>ein Worklog je Eintrag</translation>
    </message>
    <message>
        <source>with its start</source>
        <translation>mit Beginn</translation>
    </message>
    <message>
        <source>with its date only</source>
        <translation>nur mit Datum</translation>
    </message>
    <message>
        <source>with your note</source>
        <translation>mit deiner Notiz</translation>
    </message>
    <message>
        <source>without your note</source>
        <translation>ohne deine Notiz</translation>
    </message>
    <message>
        <source>Asking {service}…</source>
        <translation>{service} wird gefragt…</translation>
    </message>
    <message>
        <source>{service} accepted the sign-in at {time}.</source>
        <translation>{service} hat die Anmeldung um {time} angenommen.</translation>
    </message>
    <message>
        <source>{service} knows the address, asked at {time}. Nothing was posted.</source>
        <translation>{service} kennt die Adresse, gefragt um {time}. Gepostet wurde nichts.</translation>
    </message>
    <message>
        <source>At {time}: {what}</source>
        <translation>Um {time}: {what}</translation>
    </message>
    <message>
        <source>Send worklogs by themselves</source>
        <translation>Worklogs von selbst senden</translation>
    </message>
    <message>
        <source>Only read, write nothing</source>
        <translation>Nur lesen, nichts schreiben</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Neu anmelden…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Trennen…</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht dich</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>only read</source>
        <translation>nur gelesen</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at the standup for {channel}</source>
        <translation>Das Standup für {channel} ansehen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>Behält</translation>
    </message>
    <message>
        <source>Nothing is written there.</source>
        <translation>Dort wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Was sie darf</translation>
    </message>
    <message>
        <source>Time on the tasks of {home} goes here.</source>
        <translation>Zeit auf den Aufgaben von {home} geht hierher.</translation>
    </message>
    <message numerus="yes">
        <source>%n assigned task(s)</source>
        <translation>
            <numerusform>%n zugewiesene Aufgabe</numerusform>
            <numerusform>%n zugewiesene Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Time on them goes to {service}.</source>
        <translation>Zeit darauf geht an {service}.</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>What {service} asks</source>
        <translation>Was {service} fragt</translation>
    </message>
    <message>
        <source>{service} takes no worklog without these. What you say counts for all your worklogs of a project from now on.</source>
        <translation>Ohne diese Angaben nimmt {service} keinen Worklog an. Was du sagst, gilt von jetzt an für alle deine Worklogs eines Projekts.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>All other projects</source>
        <translation>Alle anderen Projekte</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Required. One line of text.</source>
        <translation>Nötig. Eine Zeile Text.</translation>
    </message>
    <message>
        <source>Required. A number, such as 1.5.</source>
        <translation>Nötig. Eine Zahl, mit Punkt: 1.5.</translation>
    </message>
    <message>
        <source>Required.</source>
        <translation>Nötig.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Noch nicht beantwortet</translation>
    </message>
    <message>
        <source>As for all others: {answer}</source>
        <translation>Wie für alle anderen: {answer}</translation>
    </message>
</context>
<context>
    <name>BlockerField</name>
    <message>
        <source>Add a blocker…</source>
        <translation>Ein Hindernis hinzufügen…</translation>
    </message>
    <message>
        <source>Add a blocker</source>
        <translation>Ein Hindernis hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>BothSides</name>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>there</source>
        <translation>dort</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>deleted here, and changed there meanwhile.</source>
        <translation>hier gelöscht und dort inzwischen geändert.</translation>
    </message>
    <message>
        <source>both sides say the same.</source>
        <translation>beide Seiten sagen dasselbe.</translation>
    </message>
    <message>
        <source>what stands here waits to be sent.</source>
        <translation>was hier steht, wartet auf das Senden.</translation>
    </message>
    <message>
        <source>it was changed there, and not here.</source>
        <translation>dort geändert, hier nicht.</translation>
    </message>
    <message>
        <source>it was changed on both sides. Say which one is right.</source>
        <translation>auf beiden Seiten geändert. Sag, welche stimmt.</translation>
    </message>
    <message>
        <source>it was deleted there, and still stands here.</source>
        <translation>dort gelöscht, hier steht es noch.</translation>
    </message>
    <message>
        <source>it was written there, and is unknown here.</source>
        <translation>dort geschrieben und hier unbekannt.</translation>
    </message>
    <message>
        <source>Bring it in</source>
        <translation>Herholen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Das von dort nehmen</translation>
    </message>
    <message>
        <source>It is deleted there too.</source>
        <translation>Es wird auch dort gelöscht.</translation>
    </message>
    <message>
        <source>It is written there once more.</source>
        <translation>Es wird dort noch einmal geschrieben.</translation>
    </message>
    <message>
        <source>What stands there is replaced by what stands here.</source>
        <translation>Was dort steht, wird durch das ersetzt, was hier steht.</translation>
    </message>
    <message>
        <source>The entry is deleted here too.</source>
        <translation>Der Eintrag wird auch hier gelöscht.</translation>
    </message>
    <message>
        <source>It becomes an entry here; nothing is sent.</source>
        <translation>Es wird hier ein Eintrag; gesendet wird nichts.</translation>
    </message>
    <message>
        <source>The entry here says from now on what stands there; nothing is sent.</source>
        <translation>Der Eintrag hier sagt ab jetzt, was dort steht; gesendet wird nichts.</translation>
    </message>
</context>
<context>
    <name>BrowserPanel</name>
    <message>
        <source>As whom</source>
        <translation>Als wer</translation>
    </message>
    <message>
        <source>Address of the broker</source>
        <translation>Adresse des Brokers</translation>
    </message>
    <message>
        <source>Whoever runs the broker makes one for this computer.</source>
        <translation>Wer den Broker betreibt, macht einen für diesen Rechner.</translation>
    </message>
    <message>
        <source>Key of this computer</source>
        <translation>Schlüssel dieses Rechners</translation>
    </message>
    <message>
        <source>Whoever made the app at the service knows it; the guide tells how.</source>
        <translation>Wer die App beim Dienst angelegt hat, kennt sie; die Anleitung sagt, wie das geht.</translation>
    </message>
    <message>
        <source>Id of the app</source>
        <translation>Kennung der App</translation>
    </message>
    <message>
        <source>Kept in the keystore of this computer.</source>
        <translation>Liegt im Schlüsselspeicher dieses Rechners.</translation>
    </message>
    <message>
        <source>Secret of the app</source>
        <translation>Geheimnis der App</translation>
    </message>
    <message>
        <source>Also show my e-mail address on the card</source>
        <translation>Auf der Karte auch meine E-Mail-Adresse zeigen</translation>
    </message>
    <message>
        <source>Through my team&apos;s broker</source>
        <translation>Über den Broker meines Teams</translation>
    </message>
    <message>
        <source>As an app of my own</source>
        <translation>Als eigene App</translation>
    </message>
    <message>
        <source>As an app of my organization</source>
        <translation>Als App meiner Organisation</translation>
    </message>
    <message>
        <source>As the last time</source>
        <translation>Wie beim letzten Mal</translation>
    </message>
    <message>
        <source>You get a code, and type it on a page of {service}, on any screen. No password or token passes through your hands.</source>
        <translation>Du bekommst einen Code und gibst ihn auf einer Seite von {service} ein, an einem beliebigen Bildschirm. Kein Passwort oder Token geht durch deine Hände.</translation>
    </message>
    <message>
        <source>Your browser shows a page of {service} that says what is asked for. No password or token passes through your hands.</source>
        <translation>Dein Browser zeigt eine Seite von {service}, auf der steht, worum gebeten wird. Kein Passwort oder Token geht durch deine Hände.</translation>
    </message>
</context>
<context>
    <name>BrowserPresenter</name>
    <message>
        <source>You can close this page and go back to TrackSync.</source>
        <translation>Du kannst diese Seite schließen und zu TrackSync zurückgehen.</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>TrackSync has the answer</source>
        <translation>TrackSync hat die Antwort</translation>
    </message>
    <message>
        <source>Nothing was connected</source>
        <translation>Es wurde nichts verbunden</translation>
    </message>
    <message>
        <source>This sign-in is over, and its answer was not used</source>
        <translation>Diese Anmeldung ist vorbei; die Antwort wurde nicht verwendet</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>To {channel}</source>
        <translation>An {channel}</translation>
    </message>
    <message>
        <source>It is on its way to {channel}.</source>
        <translation>Es ist unterwegs zu {channel}.</translation>
    </message>
    <message>
        <source>It went to {channel} at {time}. {reason}</source>
        <translation>Es ging um {time} an {channel}. {reason}</translation>
    </message>
    <message>
        <source>It did not reach {channel}. {reason}</source>
        <translation>Es hat {channel} nicht erreicht. {reason}</translation>
    </message>
    <message>
        <source>It may be in {channel}. {reason} Look there before you post it again.</source>
        <translation>Es steht vielleicht in {channel}. {reason} Sieh dort nach, bevor du es noch einmal postest.</translation>
    </message>
    <message>
        <source>It may be in {channel}: the answer was lost. Look there before you post it again.</source>
        <translation>Es steht vielleicht in {channel}: Die Antwort ging verloren. Sieh dort nach, bevor du es noch einmal postest.</translation>
    </message>
    <message>
        <source>Skipped: nothing goes to {channel} for this day. {reason}</source>
        <translation>Ausgelassen: Für diesen Tag geht nichts an {channel}. {reason}</translation>
    </message>
    <message>
        <source>It was posted to {channel}, and taken back.</source>
        <translation>Es wurde an {channel} gepostet und zurückgenommen.</translation>
    </message>
    <message>
        <source>{channel} has it, and posts it at {time}, also when this computer is off. {reason}</source>
        <translation>{channel} hat es und postet es um {time}, auch wenn dieser Rechner aus ist. {reason}</translation>
    </message>
    <message>
        <source>{channel} has it for {time}. It is being taken back, and does not go as it is.</source>
        <translation>{channel} hat es für {time}. Es wird zurückgeholt und geht so nicht hinaus.</translation>
    </message>
    <message>
        <source>It waits for your word.</source>
        <translation>Es wartet auf dein Wort.</translation>
    </message>
    <message>
        <source>It waits for your word. Its time is {time}.</source>
        <translation>Es wartet auf dein Wort. Seine Zeit ist {time}.</translation>
    </message>
    <message>
        <source>It goes at {time} by itself, as it stands then.</source>
        <translation>Es geht um {time} von selbst hinaus, so wie es dann hier steht.</translation>
    </message>
    <message>
        <source>It goes at {time} as you see it here. What you begin until then is offered, and not told.</source>
        <translation>Es geht um {time} so hinaus, wie du es hier siehst. Was du bis dahin beginnst, wird angeboten und nicht erzählt.</translation>
    </message>
    <message>
        <source>{day} is no working day of yours.</source>
        <translation>{day} ist kein Arbeitstag von dir.</translation>
    </message>
    <message>
        <source>{day} is no working day of yours: {name}.</source>
        <translation>{day} ist kein Arbeitstag von dir: {name}.</translation>
    </message>
    <message>
        <source>By its schedule it is posted from {device}, not from here.</source>
        <translation>Nach seinem Zeitplan wird es von {device} gepostet, nicht von hier.</translation>
    </message>
    <message>
        <source>What you changed here before can no longer be read. It is not posted until you change it anew.</source>
        <translation>Was du hier geändert hattest, ist nicht mehr lesbar. Es wird erst gepostet, wenn du es neu geändert hast.</translation>
    </message>
    <message>
        <source>What stands there does not say this yet.</source>
        <translation>Was dort steht, sagt das noch nicht.</translation>
    </message>
    <message>
        <source>It says the same as the one of {day}.</source>
        <translation>Es sagt dasselbe wie das von {day}.</translation>
    </message>
</context>
<context>
    <name>ChosenLine</name>
    <message>
        <source>Choose all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Hold Ctrl or Shift while you click to choose some.</source>
        <translation>Halte beim Klicken Strg oder die Umschalttaste, um einige auszuwählen.</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine auswählen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{chosen} of {count} pictures chosen</source>
        <translation>{chosen} von {count} Bildern ausgewählt</translation>
    </message>
</context>
<context>
    <name>ColourMenu</name>
    <message>
        <source>Colour of the task</source>
        <translation>Farbe der Aufgabe</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosé</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>Ziegel</translation>
    </message>
    <message>
        <source>Copper</source>
        <translation>Kupfer</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Jade</source>
        <translation>Jade</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Lavender</source>
        <translation>Lavendel</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Pflaume</translation>
    </message>
</context>
<context>
    <name>ComparingDialog</name>
    <message>
        <source>Compare with the services</source>
        <translation>Mit den Diensten vergleichen</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>wie es sein soll</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>changed there</source>
        <translation>dort geändert</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>beiderseits geändert</translation>
    </message>
    <message>
        <source>deleted there</source>
        <translation>dort gelöscht</translation>
    </message>
    <message>
        <source>only there</source>
        <translation>nur dort</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Noch einmal vergleichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Andere Tage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Wird verglichen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur was abweicht</translation>
    </message>
    <message>
        <source>Worklogs, here and there</source>
        <translation>Worklogs, hier und dort</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>there</source>
        <translation>dort</translation>
    </message>
    <message>
        <source>Asking {service}…</source>
        <translation>{service} wird gefragt…</translation>
    </message>
    <message>
        <source>{service} cannot be asked what stands there, so it is not compared.</source>
        <translation>{service} kann nicht gefragt werden, was dort steht, und wird deshalb nicht verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>Take in %n that changed only there</source>
        <translation>
            <numerusform>%n hereinholen, die nur dort geändert wurde</numerusform>
            <numerusform>%n hereinholen, die nur dort geändert wurden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they should be</source>
        <translation>
            <numerusform>%n wie es sein soll</numerusform>
            <numerusform>%n wie es sein soll</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed there</source>
        <translation>
            <numerusform>%n dort geändert</numerusform>
            <numerusform>%n dort geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be decided</source>
        <translation>
            <numerusform>%n zu entscheiden</numerusform>
            <numerusform>%n zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) to be sent</source>
        <translation>
            <numerusform>%n wartet auf das Senden</numerusform>
            <numerusform>%n warten auf das Senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only there</source>
        <translation>
            <numerusform>%n nur dort</numerusform>
            <numerusform>%n nur dort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Trying to sign in</source>
        <translation>Anmeldung wird versucht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect {service}</source>
        <translation>{service} verbinden</translation>
    </message>
    <message>
        <source>Sign in to {service} again</source>
        <translation>Neu bei {service} anmelden</translation>
    </message>
    <message>
        <source>With a token</source>
        <translation>Mit einem Token</translation>
    </message>
    <message>
        <source>With an address</source>
        <translation>Mit einer Adresse</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Im Browser</translation>
    </message>
    <message>
        <source>By a code</source>
        <translation>Mit einem Code</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>Get a code</source>
        <translation>Code holen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird versucht…</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>TrackSync works without any account. Connect one to see your tasks here and to send worklogs there, or a channel your standup goes to.</source>
        <translation>TrackSync braucht kein Konto. Verbinde eines, um deine Aufgaben hier zu sehen und Worklogs dorthin zu senden, oder einen Kanal, in den dein Standup geht.</translation>
    </message>
    <message>
        <source>Connect another</source>
        <translation>Weitere verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>ConnectionsPresenter</name>
    <message>
        <source>Connect {home} first: time is booked on its tasks.</source>
        <translation>Verbinde zuerst {home}: Zeit wird auf dessen Aufgaben gebucht.</translation>
    </message>
    <message>
        <source>Your time on the tasks of {home} goes there instead.</source>
        <translation>Deine Zeit auf den Aufgaben von {home} geht stattdessen dorthin.</translation>
    </message>
    <message>
        <source>Your assigned tasks here, your worklogs there.</source>
        <translation>Deine zugewiesenen Aufgaben hier, deine Worklogs dort.</translation>
    </message>
    <message>
        <source>{service} no longer accepts the sign-in.</source>
        <translation>{service} nimmt die Anmeldung nicht mehr an.</translation>
    </message>
    <message>
        <source>{service} no longer accepts the address.</source>
        <translation>{service} nimmt die Adresse nicht mehr an.</translation>
    </message>
    <message>
        <source>Make a new one there, connect it, and disconnect this one.</source>
        <translation>Lege dort eine neue an, verbinde sie und trenne diese.</translation>
    </message>
    <message>
        <source>Your entries are safe here, and wait.</source>
        <translation>Deine Einträge sind hier sicher und warten.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <source>Timeline of the day</source>
        <translation>Zeitleiste des Tages</translation>
    </message>
</context>
<context>
    <name>DeliveryDelegate</name>
    <message>
        <source>sent on {day} at {time}</source>
        <translation>gesendet am {day} um {time}</translation>
    </message>
    <message>
        <source>sent at {time}</source>
        <translation>gesendet um {time}</translation>
    </message>
    <message>
        <source>waiting until {time}</source>
        <translation>wartet bis {time}</translation>
    </message>
    <message>
        <source>checked again at {time}</source>
        <translation>wird um {time} erneut geprüft</translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>{account} is signed in at {site}.</source>
        <translation>{account} ist bei {site} angemeldet.</translation>
    </message>
    <message>
        <source>Your standups can go there.</source>
        <translation>Deine Standups können dorthin gehen.</translation>
    </message>
    <message>
        <source>The tasks assigned to you come in by themselves.</source>
        <translation>Die dir zugewiesenen Aufgaben kommen von selbst.</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Goes into the worklog&apos;s comment.</source>
        <translation>Wird der Kommentar des Worklogs.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Change an entry</source>
        <translation>Eintrag ändern</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Zeit nachtragen</translation>
    </message>
    <message>
        <source>It stands in {place} already; the change follows there.</source>
        <translation>Steht schon in {place}; die Änderung folgt dort.</translation>
    </message>
    <message>
        <source>{length} stood on the task when this was started, as of {day}, {time}.</source>
        <translation>Beim Start standen {length} auf der Aufgabe (Stand: {day}, {time}).</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>Das Ende liegt vor dem Anfang.</translation>
    </message>
    <message>
        <source>No task is called that. It becomes a new one, only on this computer.</source>
        <translation>So heißt keine Aufgabe. Es wird eine neue daraus, nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Type a few letters of a task, or the name of a new one.</source>
        <translation>Tippe ein paar Buchstaben einer Aufgabe oder den Namen einer neuen.</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Set by {who}; it cannot be changed here.</source>
        <translation>Festgelegt durch {who}; hier nicht änderbar.</translation>
    </message>
    <message>
        <source>To the setting: {what}</source>
        <translation>Zur Einstellung: {what}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Tasks, pages, settings, actions</source>
        <translation>Aufgaben, Seiten, Einstellungen, Befehle</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
    <message>
        <source>Enter chooses  ·  Escape goes back</source>
        <translation>Eingabe wählt  ·  Escape führt zurück</translation>
    </message>
    <message>
        <source>Search a task, or name a new one</source>
        <translation>Aufgabe suchen, oder eine neue nennen</translation>
    </message>
    <message>
        <source>Enter starts or opens  ·  Escape closes</source>
        <translation>Eingabe startet oder öffnet  ·  Esc schließt</translation>
    </message>
    <message>
        <source>Enter starts it  ·  Escape closes</source>
        <translation>Eingabe startet sie  ·  Esc schließt</translation>
    </message>
    <message>
        <source>Type what you want to work on, and press Enter: it becomes a task.</source>
        <translation>Schreib, woran du arbeiten willst, und drücke Eingabe: Daraus wird eine Aufgabe.</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>FinderPresenter</name>
    <message>
        <source>Make a task of this</source>
        <translation>Daraus eine Aufgabe machen</translation>
    </message>
    <message>
        <source>Make a task of this and start it</source>
        <translation>Daraus eine Aufgabe machen und starten</translation>
    </message>
</context>
<context>
    <name>FinderRoom</name>
    <message>
        <source>Stop the timer</source>
        <translation>Zeitmessung stoppen</translation>
    </message>
    <message>
        <source>Pause for 15 min</source>
        <translation>15 min Pause</translation>
    </message>
    <message>
        <source>Pause for 1 h</source>
        <translation>1 h Pause</translation>
    </message>
    <message>
        <source>Private time</source>
        <translation>Private Zeit</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <translation>Wiederherstellungsschlüssel…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome to TrackSync</source>
        <translation>Willkommen bei TrackSync</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Alles überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Your working day</source>
        <translation>Dein Arbeitstag</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Was es darf</translation>
    </message>
    <message>
        <source>Open Today</source>
        <translation>Heute öffnen</translation>
    </message>
</context>
<context>
    <name>FirstRunPresenter</name>
    <message>
        <source>It asks the system whether mouse or keyboard were used, yes or no, every {seconds} s. It never sees what you type.</source>
        <translation>Es fragt das System alle {seconds} s, ob Maus oder Tastatur benutzt wurden, ja oder nein. Was du tippst, sieht es nie.</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message numerus="yes">
        <source>%n worklog(s) you sent are missing here</source>
        <translation>
            <numerusform>Hier fehlt %n gesendeter Worklog</numerusform>
            <numerusform>Hier fehlen %n gesendete Worklogs</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup was brought back that does not know them. Nothing of them is sent again.</source>
        <translation>Eine Sicherung wurde zurückgeholt, die sie nicht kennt. Nichts davon wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Bring them in</source>
        <translation>Hereinholen</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>Erst ansehen</translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation>Dort lassen</translation>
    </message>
    <message>
        <source>Stop bringing in</source>
        <translation>Nicht weiter hereinholen</translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s) brought in…</source>
        <translation>
            <numerusform>%n Worklog hereingeholt …</numerusform>
            <numerusform>%n Worklogs hereingeholt …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Screenshot</source>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild verlassen</translation>
    </message>
    <message>
        <source>nothing tracked</source>
        <translation>nichts erfasst</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Choose a task</source>
        <translation>Aufgabe wählen</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start {title}</source>
        <translation>{title} starten</translation>
    </message>
    <message>
        <source>{today} today</source>
        <translation>heute {today}</translation>
    </message>
    <message>
        <source>{today} of {target} today</source>
        <translation>heute {today} von {target}</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>Pausiert bis {time}</translation>
    </message>
    <message>
        <source>{paused}, nothing is seen</source>
        <translation>{paused}, nichts wird gesehen</translation>
    </message>
    <message>
        <source>{length} on this task</source>
        <translation>{length} an dieser Aufgabe</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Past days appear here. Today is the first.</source>
        <translation>Hier erscheinen vergangene Tage. Heute ist der erste.</translation>
    </message>
    <message>
        <source>Past days</source>
        <translation>Vergangene Tage</translation>
    </message>
    <message>
        <source>Week of {day}, {total}</source>
        <translation>Woche ab {day}, {total}</translation>
    </message>
    <message>
        <source>a question waits</source>
        <translation>eine Frage wartet</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>If this computer is lost</source>
        <translation>Wenn dieser Rechner verloren geht</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Make another key</source>
        <translation>Neuen Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Make a recovery key</source>
        <translation>Wiederherstellungsschlüssel erzeugen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save to print…</source>
        <translation>Zum Drucken speichern…</translation>
    </message>
    <message>
        <source>There is a recovery key already; it cannot be shown again. Another one opens the backups made from now on, and the old paper goes on opening the older ones.</source>
        <translation>Es gibt schon einen Wiederherstellungsschlüssel; er lässt sich nicht noch einmal zeigen. Ein neuer öffnet die Sicherungen von jetzt an, das alte Papier öffnet weiterhin die älteren.</translation>
    </message>
    <message>
        <source>A recovery key opens your backups on another computer. It is shown only once: print it, and keep the paper somewhere else.</source>
        <translation>Ein Wiederherstellungsschlüssel öffnet deine Sicherungen auf einem anderen Rechner. Er wird nur einmal gezeigt: Drucke ihn aus und bewahre das Papier anderswo auf.</translation>
    </message>
    <message>
        <source>This is your recovery key, shown only now. Print it, and keep the paper away from this computer.</source>
        <translation>Das ist dein Wiederherstellungsschlüssel. Er wird nur jetzt gezeigt: Drucke ihn aus und bewahre das Papier fern von diesem Rechner auf.</translation>
    </message>
    <message>
        <source>It was not copied or saved yet, and cannot be shown again.</source>
        <translation>Er ist noch nicht kopiert oder gespeichert und lässt sich nicht noch einmal zeigen.</translation>
    </message>
    <message>
        <source>If you wrote it down, go on.</source>
        <translation>Wenn du ihn abgeschrieben hast, mach weiter.</translation>
    </message>
    <message>
        <source>Copied. Paste it into what you print, or a password manager.</source>
        <translation>Kopiert. Füge ihn dort ein, wo du druckst, oder in eine Passwortverwaltung.</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Vollbild (F11)</translation>
    </message>
    <message>
        <source>nothing tracked</source>
        <translation>nichts erfasst</translation>
    </message>
    <message>
        <source>taken by {policy}</source>
        <translation>aufgenommen durch {policy}</translation>
    </message>
    <message>
        <source>It is no picture that can be shown.</source>
        <translation>Es ist kein Bild, das sich zeigen lässt.</translation>
    </message>
    <message>
        <source>Only you can open it, with the key of this day: {key}</source>
        <translation>Nur du kannst es öffnen, mit dem Schlüssel dieses Tages: {key}</translation>
    </message>
    <message>
        <source>You open it with the key of this day: {key}.</source>
        <translation>Du öffnest es mit dem Schlüssel dieses Tages: {key}.</translation>
    </message>
    <message>
        <source>Until {day} it could also be opened by {who}, who may have kept the key.</source>
        <translation>Bis {day} konnte es auch {who} öffnen und kann den Schlüssel behalten haben.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Keep its tasks in the list</source>
        <translation>Ihre Aufgaben in der Liste behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disconnect {service}?</source>
        <translation>{service} trennen?</translation>
    </message>
    <message>
        <source>Disconnecting</source>
        <translation>Wird getrennt</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Its address is erased from the keystore of this computer.</source>
        <translation>Seine Adresse wird aus dem Schlüsselspeicher dieses Rechners gelöscht.</translation>
    </message>
    <message>
        <source>The token is erased from the keystore of this computer.</source>
        <translation>Das Token wird aus dem Schlüsselspeicher dieses Rechners gelöscht.</translation>
    </message>
    <message>
        <source>What you granted is given back to {service}, and the sign-in is erased from the keystore of this computer.</source>
        <translation>Was du erlaubt hast, wird bei {service} zurückgegeben, und die Anmeldung wird aus dem Schlüsselspeicher dieses Rechners gelöscht.</translation>
    </message>
    <message>
        <source>Your entries stay here, and what was sent stays where it is.</source>
        <translation>Deine Einträge bleiben hier, und was gesendet ist, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>What was posted stays where it is.</source>
        <translation>Was gepostet wurde, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>What waits goes back to {home}, and asks for your word again.</source>
        <translation>Was wartet, geht zurück an {home} und wartet wieder auf dein Wort.</translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s) not sent yet will not be sent.</source>
        <translation>
            <numerusform>%n Worklog, der noch nicht gesendet ist, wird nicht gesendet.</numerusform>
            <numerusform>%n Worklogs, die noch nicht gesendet sind, werden nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sign-in is erased from the keystore of this computer. What you granted, only you can take back; where, is shown afterwards.</source>
        <translation>Die Anmeldung wird aus dem Schlüsselspeicher dieses Rechners gelöscht. Was du erlaubt hast, kannst nur du zurücknehmen; wo, wird danach gezeigt.</translation>
    </message>
    <message>
        <source>Open that page</source>
        <translation>Die Seite öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>No browser could be opened. The page is {page}</source>
        <translation>Es ließ sich kein Browser öffnen. Die Seite ist {page}</translation>
    </message>
</context>
<context>
    <name>LeavePresenter</name>
    <message>
        <source>The token itself is good until you delete it at {service}.</source>
        <translation>Das Token selbst gilt, bis du es bei {service} löschst.</translation>
    </message>
    <message>
        <source>The address itself is good until you remove it at {service}.</source>
        <translation>Die Adresse selbst gilt, bis du sie bei {service} entfernst.</translation>
    </message>
    <message>
        <source>{service} confirmed that what you granted is taken back.</source>
        <translation>{service} hat bestätigt, dass zurückgenommen ist, was du erlaubt hast.</translation>
    </message>
    <message>
        <source>What you granted at {service} stays, because another connection lives on it.</source>
        <translation>Was du bei {service} erlaubt hast, bleibt, weil eine andere Verbindung davon lebt.</translation>
    </message>
    <message>
        <source>{service} did not confirm that what you granted is taken back. Look there, and take it back yourself.</source>
        <translation>{service} hat nicht bestätigt, dass zurückgenommen ist, was du erlaubt hast. Sieh dort nach, und nimm es selbst zurück.</translation>
    </message>
    <message>
        <source>The sign-in is erased from this computer.</source>
        <translation>Die Anmeldung ist von diesem Rechner gelöscht.</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Tell: {line}</source>
        <translation>Erzählen: {line}</translation>
    </message>
    <message>
        <source>Wording of {line}</source>
        <translation>Wortlaut von {line}</translation>
    </message>
    <message>
        <source>Take out: {line}</source>
        <translation>Herausnehmen: {line}</translation>
    </message>
    <message>
        <source>Move up: {line}</source>
        <translation>Nach oben: {line}</translation>
    </message>
    <message>
        <source>Move down: {line}</source>
        <translation>Nach unten: {line}</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Start this task?</source>
        <translation>Diese Aufgabe starten?</translation>
    </message>
    <message>
        <source>This link starts nothing</source>
        <translation>Dieser Link startet nichts</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>A link asks for it.</source>
        <translation>Ein Link möchte das.</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>{task} runs now and would end.</source>
        <translation>{task} läuft gerade und würde enden.</translation>
    </message>
</context>
<context>
    <name>NoticePresenter</name>
    <message>
        <source>What was {span}?</source>
        <translation>Was war {span}?</translation>
    </message>
    <message>
        <source>The timer was on {task}.</source>
        <translation>Gemessen wurde für {task}.</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Keep as work</source>
        <translation>Als Arbeit behalten</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>Die Einstellungen waren nicht lesbar</translation>
    </message>
    <message>
        <source>They are kept beside their place under a new name, and the defaults are in force. Choose again what you need.</source>
        <translation>Sie liegen unter neuem Namen neben ihrem Platz, und es gelten die Vorgaben. Wähle neu, was du brauchst.</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>A picture of your screen was taken</source>
        <translation>Ein Bild deines Bildschirms wurde aufgenommen</translation>
    </message>
    <message>
        <source>At {time}, encrypted on this computer, for nobody but you.</source>
        <translation>Um {time}, verschlüsselt auf diesem Rechner, nur für dich.</translation>
    </message>
    <message>
        <source>{count} questions wait.</source>
        <translation>{count} Fragen warten.</translation>
    </message>
    <message>
        <source>At {time}, encrypted on this computer.</source>
        <translation>Um {time}, verschlüsselt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Worklogs are missing here</source>
        <translation>Hier fehlen Worklogs</translation>
    </message>
    <message>
        <source>They were sent after the backup that was brought back, and stand where they were sent. The outbox offers to bring them in.</source>
        <translation>Sie wurden nach der zurückgeholten Sicherung gesendet und stehen dort, wohin sie gesendet wurden. Im Ausgang kannst du sie hereinholen.</translation>
    </message>
    <message>
        <source>Nothing is deleted for its age for now</source>
        <translation>Vorerst wird nichts seines Alters wegen gelöscht</translation>
    </message>
    <message>
        <source>No connection to {service}</source>
        <translation>Keine Verbindung zu {service}</translation>
    </message>
    <message>
        <source>Tracking goes on. What is to be sent waits, and leaves later.</source>
        <translation>Die Zeit läuft weiter. Was zu senden ist, wartet und geht später hinaus.</translation>
    </message>
    <message>
        <source>{service} can be reached again</source>
        <translation>{service} ist wieder erreichbar</translation>
    </message>
    <message>
        <source>What waited is being sent.</source>
        <translation>Was gewartet hat, wird gesendet.</translation>
    </message>
    <message>
        <source>{service} no longer accepts the sign-in</source>
        <translation>{service} nimmt die Anmeldung nicht mehr an</translation>
    </message>
    <message>
        <source>Your entries are safe here. Sign in again in Connections.</source>
        <translation>Deine Einträge sind hier sicher. Melde dich unter Verbindungen neu an.</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>Verbindungen öffnen</translation>
    </message>
    <message>
        <source>A worklog needs you</source>
        <translation>Ein Worklog braucht dich</translation>
    </message>
    <message>
        <source>It was refused, and is safe here. The outbox says why.</source>
        <translation>Sie wurde abgelehnt und ist hier sicher. Warum, steht im Ausgang.</translation>
    </message>
    <message>
        <source>Open the outbox</source>
        <translation>Ausgang öffnen</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connect {service}</source>
        <translation>{service} verbinden</translation>
    </message>
</context>
<context>
    <name>OnlyRead</name>
    <message>
        <source>Ask for reading only: nothing can be written</source>
        <translation>Nur um Lesen bitten: geschrieben werden kann nichts</translation>
    </message>
    <message>
        <source>Only read: TrackSync writes nothing there</source>
        <translation>Nur lesen: TrackSync schreibt dort nichts</translation>
    </message>
    <message>
        <source>The token itself keeps the rights you gave it.</source>
        <translation>Das Token selbst behält die Rechte, die du ihm gegeben hast.</translation>
    </message>
    <message>
        <source>{service} gives no sign-in for reading alone; TrackSync keeps to it by itself.</source>
        <translation>{service} kennt keine Anmeldung nur zum Lesen; TrackSync hält sich von selbst daran.</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nichts wartet aufs Senden.</translation>
    </message>
    <message>
        <source>Preview and send…</source>
        <translation>Ansehen und senden…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>See what the services say, beside what stands here.</source>
        <translation>Sieh, was die Dienste sagen, neben dem, was hier steht.</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Sendungen</translation>
    </message>
    <message numerus="yes">
        <source>%n more need(s) you</source>
        <translation>
            <numerusform>%n weitere braucht dich</numerusform>
            <numerusform>%n weitere brauchen dich</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet aufs Senden</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht dich</numerusform>
            <numerusform>%n brauchen dich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n gesendet</numerusform>
            <numerusform>%n gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPresenter</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Antworten…</translation>
    </message>
    <message>
        <source>Answer once; all worklogs that wait for it go on.</source>
        <translation>Einmal antworten: dann gehen alle Worklogs weiter, die darauf warten.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>You are offline. Tracking goes on; what is to be sent waits here.</source>
        <translation>Du bist offline. Die Zeit läuft weiter; was zu senden ist, wartet hier.</translation>
    </message>
</context>
<context>
    <name>PageRoom</name>
    <message>
        <source>Export the entries of this period</source>
        <translation>Die Einträge dieses Zeitraums exportieren</translation>
    </message>
    <message>
        <source>Export my entries</source>
        <translation>Meine Einträge exportieren</translation>
    </message>
    <message>
        <source>Nothing was tracked on {task}, so nothing else changes.</source>
        <translation>Auf {task} wurde nichts erfasst, also ändert sich sonst nichts.</translation>
    </message>
    <message>
        <source>The time tracked on {task}, {length}, stays in your days and reports under its name. The task is offered no more.</source>
        <translation>Die auf {task} erfasste Zeit, {length}, bleibt unter ihrem Namen in deinen Tagen und Berichten. Die Aufgabe wird nicht mehr angeboten.</translation>
    </message>
    <message>
        <source>Delete this task?</source>
        <translation>Diese Aufgabe löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>PastWords</name>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Gepostet</translation>
    </message>
    <message>
        <source>Not posted</source>
        <translation>Nicht gepostet</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Coming back</source>
        <translation>Kommt zurück</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>von dir</translation>
    </message>
    <message>
        <source>by its schedule, {time}</source>
        <translation>nach Plan, {time}</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>Pause…</source>
        <translation>Pause…</translation>
    </message>
</context>
<context>
    <name>PictureSigns</name>
    <message>
        <source>Pictures of the screen, every {length}</source>
        <translation>Bilder vom Bildschirm, alle {length}</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>{page}, {count} need you</source>
        <translation>{page}, {count} brauchen dich</translation>
    </message>
    <message>
        <source>{page}, {count}</source>
        <translation>{page}, {count}</translation>
    </message>
</context>
<context>
    <name>PlacesPanel</name>
    <message>
        <source>A part of its name, or its link</source>
        <translation>Ein Teil seines Namens oder sein Link</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) can be reached. Which one shall your standups go to?</source>
        <translation>
            <numerusform>%n Kanal ist erreichbar. Sollen deine Standups dorthin gehen?</numerusform>
            <numerusform>%n Kanäle sind erreichbar. In welchen sollen deine Standups gehen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Channels may not be listed with it, so name yours by its link. In Slack: right-click the channel, Copy &gt; Copy link.</source>
        <translation>Damit lassen sich die Kanäle nicht auflisten; nenne deinen mit seinem Link. In Slack: Rechtsklick auf den Kanal, Kopieren &gt; Link kopieren.</translation>
    </message>
    <message>
        <source>Its link</source>
        <translation>Sein Link</translation>
    </message>
</context>
<context>
    <name>PolicyNotices</name>
    <message>
        <source>{organization} has a policy about screenshots</source>
        <translation>{organization} hat eine Richtlinie über Bildschirmfotos</translation>
    </message>
    <message>
        <source>It asks for more than before. Until you have seen it, that does not hold.</source>
        <translation>Sie verlangt mehr als vorher. Das gilt erst, wenn du es gesehen hast.</translation>
    </message>
    <message>
        <source>It asks for more than before. Until you have seen it, and until the days of notice are over, that does not hold.</source>
        <translation>Sie verlangt mehr als vorher. Das gilt erst, wenn du es gesehen hast und die Ankündigungsfrist vorbei ist.</translation>
    </message>
    <message>
        <source>See what it changes</source>
        <translation>Ansehen, was sich ändert</translation>
    </message>
</context>
<context>
    <name>PolicyPanel</name>
    <message>
        <source>Until {day} pictures could also be opened by {who}; none taken since.</source>
        <translation>Bis {day} konnte auch {who} Bilder öffnen; keine, die seither entstanden sind.</translation>
    </message>
    <message>
        <source>Who could open your pictures</source>
        <translation>Wer deine Bilder öffnen konnte</translation>
    </message>
    <message>
        <source>A policy about screenshots</source>
        <translation>Eine Richtlinie über Bildschirmfotos</translation>
    </message>
    <message>
        <source>{organization}&apos;s policy</source>
        <translation>Die Richtlinie von {organization}</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Fassung {version}</translation>
    </message>
    <message>
        <source>set by this computer&apos;s administrator</source>
        <translation>von der Verwaltung dieses Computers eingerichtet</translation>
    </message>
    <message>
        <source>here since {day}</source>
        <translation>hier seit {day}</translation>
    </message>
    <message>
        <source>ended on {day}, {time}</source>
        <translation>endete am {day}, {time}</translation>
    </message>
    <message>
        <source>until {day}, {time}; then no screenshots are taken</source>
        <translation>bis {day}, {time}; danach keine Bildschirmfotos</translation>
    </message>
    <message>
        <source>It asks for nothing more than before, so it did not wait for you.</source>
        <translation>Sie verlangt nicht mehr als vorher, daher hat sie nicht auf dich gewartet.</translation>
    </message>
    <message>
        <source>You said on {day} that you have seen it.</source>
        <translation>Am {day} hast du gesagt, dass du sie gesehen hast.</translation>
    </message>
    <message>
        <source>It asks for more than you have seen. This waits for your word:</source>
        <translation>Sie verlangt mehr, als du gesehen hast. Das hier wartet auf dein Wort:</translation>
    </message>
    <message>
        <source>This changes for you from {day}, {time}, and not before you have seen it:</source>
        <translation>Das ändert sich für dich ab {day}, {time}, und nicht, bevor du es gesehen hast:</translation>
    </message>
    <message>
        <source>This changes for you from {day}, {time}:</source>
        <translation>Das ändert sich für dich ab {day}, {time}:</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ich habe es gesehen</translation>
    </message>
</context>
<context>
    <name>PostedDialog</name>
    <message>
        <source>What it said is not known here.</source>
        <translation>Was darin stand, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Was darin stand</translation>
    </message>
    <message>
        <source>It cannot be changed or taken back from here.</source>
        <translation>Von hier lässt es sich nicht ändern oder zurücknehmen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Before it is sent</source>
        <translation>Vor dem Senden</translation>
    </message>
    <message>
        <source>Worklogs</source>
        <translation>Worklogs</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>These worklogs go to {service} at {site}, as {account}.</source>
        <translation>Diese Worklogs gehen an {service} auf {site}, als {account}.</translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s)</source>
        <translation>
            <numerusform>%n Worklog</numerusform>
            <numerusform>%n Worklogs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n</source>
        <translation>
            <numerusform>%n senden</numerusform>
            <numerusform>%n senden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Export my data…</source>
        <translation>Meine Daten exportieren…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <translation>Wiederherstellungsschlüssel…</translation>
    </message>
    <message>
        <source>Captured now</source>
        <translation>Wird jetzt erfasst</translation>
    </message>
    <message>
        <source>Stored here</source>
        <translation>Liegt hier</translation>
    </message>
    <message>
        <source>Sent to others</source>
        <translation>Geht an andere</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Wer hineingesehen hat</translation>
    </message>
</context>
<context>
    <name>PrivacyPresenter</name>
    <message>
        <source>Your data is in {file}.</source>
        <translation>Deine Daten stehen in {file}.</translation>
    </message>
    <message>
        <source>Paused: nothing is looked at until you resume.</source>
        <translation>Pausiert: Bis du fortsetzt, wird nichts angesehen.</translation>
    </message>
    <message>
        <source>Off. None is taken unless you turn it on.</source>
        <translation>Aus. Es wird keines aufgenommen, solange du es nicht einschaltest.</translation>
    </message>
    <message>
        <source>Off. None is taken, whatever you choose.</source>
        <translation>Aus. Es wird keines gemacht, was immer du wählst.</translation>
    </message>
    <message>
        <source>One every {minutes} while a timer runs, for nobody but you.</source>
        <translation>Alle {minutes} eines, während ein Timer läuft, nur für dich.</translation>
    </message>
    <message>
        <source>One every {minutes} while a timer runs.</source>
        <translation>Alle {minutes} eines, während ein Timer läuft.</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>{count} in {megabytes} MB, each day under a key of its own. Who can open them: you.</source>
        <translation>{count} in {megabytes} MB, jeder Tag unter eigenem Schlüssel. Öffnen kann sie: du.</translation>
    </message>
    <message>
        <source>{count} in {megabytes} MB, each day under a key of its own.</source>
        <translation>{count} in {megabytes} MB, jeder Tag unter eigenem Schlüssel.</translation>
    </message>
    <message>
        <source>Until you delete them.</source>
        <translation>Bis du sie löschst.</translation>
    </message>
    <message>
        <source>Destroyed after {days} days, also in every backup.</source>
        <translation>Nach {days} Tagen vernichtet, auch in jeder Sicherung.</translation>
    </message>
    <message>
        <source>Pictures of your screen</source>
        <translation>Bilder deines Bildschirms</translation>
    </message>
    <message>
        <source>Nothing. There is no connection to send to.</source>
        <translation>Nichts. Es gibt keine Verbindung, über die gesendet würde.</translation>
    </message>
    <message>
        <source>{site}: task, start, length, your note.</source>
        <translation>{site}: Aufgabe, Beginn, Dauer, deine Notiz.</translation>
    </message>
    <message>
        <source>{site}: only read from, never written to.</source>
        <translation>{site}: nur gelesen, nie geschrieben.</translation>
    </message>
    <message>
        <source>{count} exchanges so far, {kb} KB sent.</source>
        <translation>Bisher {count} Anfragen, {kb} KB gesendet.</translation>
    </message>
    <message>
        <source>Never.</source>
        <translation>Nie.</translation>
    </message>
    <message>
        <source>Off.</source>
        <translation>Aus.</translation>
    </message>
    <message>
        <source>Kept: {kept}.</source>
        <translation>Aufbewahrt: {kept}.</translation>
    </message>
    <message>
        <source>Worklogs and standups</source>
        <translation>Worklogs und Standups</translation>
    </message>
    <message>
        <source>{site}: the lines of the Standup page that are on.</source>
        <translation>{site}: die Zeilen der Seite Standup, die eingeschaltet sind.</translation>
    </message>
    <message>
        <source>They leave after a word of yours.</source>
        <translation>Sie gehen hinaus, wenn du es sagst.</translation>
    </message>
    <message>
        <source>They leave by themselves, at the times you chose on that page.</source>
        <translation>Sie gehen von selbst hinaus, zu den Zeiten, die du auf jener Seite gewählt hast.</translation>
    </message>
    <message>
        <source>Standups to {service}</source>
        <translation>Standups an {service}</translation>
    </message>
    <message>
        <source>They leave by themselves.</source>
        <translation>Sie gehen von selbst hinaus.</translation>
    </message>
    <message>
        <source>They leave after a click of yours.</source>
        <translation>Sie gehen nach einem Klick von dir hinaus.</translation>
    </message>
    <message>
        <source>Worklogs to {service} by themselves</source>
        <translation>Worklogs von selbst an {service}</translation>
    </message>
    <message>
        <source>Tasks from {service}</source>
        <translation>Aufgaben aus {service}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{percent} of the working day</source>
        <translation>{percent} des Arbeitstags</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>A question about {span}</source>
        <translation>Eine Frage zu {span}</translation>
    </message>
</context>
<context>
    <name>QuestionWindow</name>
    <message>
        <source>TrackSync asks</source>
        <translation>TrackSync fragt</translation>
    </message>
    <message>
        <source>After a click: 1 to 5 choose, Escape is later.</source>
        <translation>Nach einem Klick: 1 bis 5 wählen, Esc heißt später.</translation>
    </message>
    <message>
        <source>What was {span}?</source>
        <translation>Was war {span}?</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) after this one.</source>
        <translation>
            <numerusform>Danach noch %n Frage.</numerusform>
            <numerusform>Danach noch %n Fragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A break, not work</source>
        <translation>Pause, keine Arbeit</translation>
    </message>
    <message>
        <source>Work on {task}</source>
        <translation>Arbeit an {task}</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RecoveryPresenter</name>
    <message>
        <source>Saved in {file}. Print it, or move it off this computer.</source>
        <translation>Gespeichert in {file}. Drucke die Datei aus oder bringe sie von diesem Rechner weg.</translation>
    </message>
    <message>
        <source>TrackSync recovery key</source>
        <translation>Wiederherstellungsschlüssel für TrackSync</translation>
    </message>
    <message>
        <source>Made on {day}.</source>
        <translation>Erzeugt am {day}.</translation>
    </message>
    <message>
        <source>It opens the backups that were made for it, on any computer:</source>
        <translation>Er öffnet auf jedem Rechner die Sicherungen, die für ihn gemacht wurden:</translation>
    </message>
    <message>
        <source>Whoever has this key can read them. Keep it apart from the backups.</source>
        <translation>Wer diesen Schlüssel hat, kann sie lesen. Bewahre ihn getrennt von den Sicherungen auf.</translation>
    </message>
</context>
<context>
    <name>RecoveryRoom</name>
    <message>
        <source>Save the recovery key</source>
        <translation>Wiederherstellungsschlüssel speichern</translation>
    </message>
</context>
<context>
    <name>ReminderNotices</name>
    <message>
        <source>{day} has {tracked} of {target}</source>
        <translation>{day} hat {tracked} von {target}</translation>
    </message>
    <message>
        <source>{date}: add what is missing, if anything is. Only you are told.</source>
        <translation>{date}: ergänze, was fehlt, falls etwas fehlt. Nur du erfährst davon.</translation>
    </message>
    <message>
        <source>Open the day</source>
        <translation>Tag öffnen</translation>
    </message>
    <message>
        <source>It is right so</source>
        <translation>Es stimmt so</translation>
    </message>
</context>
<context>
    <name>ReportDelegate</name>
    <message>
        <source>{a} of {b} logged</source>
        <translation>{a} von {b} gebucht</translation>
    </message>
    <message>
        <source>{a} estimated</source>
        <translation>{a} geschätzt</translation>
    </message>
    <message>
        <source>{a} logged</source>
        <translation>{a} gebucht</translation>
    </message>
    <message>
        <source>{a} left</source>
        <translation>noch {a}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Time by day</source>
        <translation>Zeit nach Tagen</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Open Today</source>
        <translation>Heute öffnen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Andere Tage</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>By task</source>
        <translation>Nach Aufgabe</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Nach Projekt</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>of {target}</source>
        <translation>von {target}</translation>
    </message>
    <message>
        <source>rounded as worklogs are</source>
        <translation>gerundet wie Worklogs</translation>
    </message>
    <message>
        <source>{running} running, not counted yet</source>
        <translation>{running} laufen noch und zählen noch nicht</translation>
    </message>
    <message>
        <source>no entries are kept from before {month}</source>
        <translation>aus der Zeit vor {month} sind keine Einträge mehr da</translation>
    </message>
    <message>
        <source>Nothing was tracked in this week.</source>
        <translation>In dieser Woche wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this month.</source>
        <translation>In diesem Monat wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this year.</source>
        <translation>In diesem Jahr wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was tracked on these days.</source>
        <translation>An diesen Tagen wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>Als Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>For other programs (JSON)…</source>
        <translation>Für andere Programme (JSON)…</translation>
    </message>
</context>
<context>
    <name>ReportsPresenter</name>
    <message>
        <source>The entries are in {file}.</source>
        <translation>Die Einträge stehen in {file}.</translation>
    </message>
</context>
<context>
    <name>ReportsReader</name>
    <message>
        <source>Other tasks</source>
        <translation>Andere Aufgaben</translation>
    </message>
    <message>
        <source>(unknown task)</source>
        <translation>(unbekannte Aufgabe)</translation>
    </message>
    <message>
        <source>Without a project</source>
        <translation>Ohne Projekt</translation>
    </message>
</context>
<context>
    <name>RightsList</name>
    <message>
        <source>Known there as {account}.</source>
        <translation>Dort bekannt als {account}.</translation>
    </message>
    <message>
        <source>Your picture there, which is not fetched: {address}</source>
        <translation>Dein Bild dort, das nicht geholt wird: {address}</translation>
    </message>
    <message>
        <source>Connected with {place}.</source>
        <translation>Verbunden mit {place}.</translation>
    </message>
    <message>
        <source>Connected by a secret address: whoever has it can post there.</source>
        <translation>Verbunden über eine geheime Adresse: Wer sie hat, kann dort posten.</translation>
    </message>
    <message>
        <source>Signed in with a token. It has all the rights you gave it; TrackSync uses these:</source>
        <translation>Mit einem Token angemeldet. Es hat alle Rechte, die du ihm gegeben hast; TrackSync nutzt diese:</translation>
    </message>
    <message>
        <source>Signed in by the browser. This was granted, and no more:</source>
        <translation>Im Browser angemeldet. Das wurde erlaubt und nicht mehr:</translation>
    </message>
    <message>
        <source>Signed in by a code. This was granted, and no more:</source>
        <translation>Mit einem Code angemeldet. Das wurde erlaubt und nicht mehr:</translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht dich</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>beim Nachdenken</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>Besprechung</translation>
    </message>
    <message>
        <source>away</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>Ruhezustand</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no input</source>
        <translation>keine Eingabe</translation>
    </message>
    <message>
        <source>screen locked</source>
        <translation>Bildschirm gesperrt</translation>
    </message>
    <message>
        <source>computer asleep</source>
        <translation>Rechner im Ruhezustand</translation>
    </message>
    <message>
        <source>another user was signed in</source>
        <translation>jemand anderes war angemeldet</translation>
    </message>
    <message>
        <source>TrackSync was not running</source>
        <translation>TrackSync lief nicht</translation>
    </message>
    <message>
        <source>nothing could be seen</source>
        <translation>nichts war zu sehen</translation>
    </message>
    <message>
        <source>TrackSync ended unexpectedly</source>
        <translation>TrackSync endete unerwartet</translation>
    </message>
    <message>
        <source>the computer was restarted</source>
        <translation>der Rechner wurde neu gestartet</translation>
    </message>
    <message>
        <source>{what} at {time}</source>
        <translation>{what} um {time}</translation>
    </message>
    <message>
        <source>{What}.</source>
        <translation>{What}.</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Other task…</source>
        <translation>Andere Aufgabe…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Teilen…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Unknown time, {span}, waits for your answer</source>
        <translation>Unbekannte Zeit, {span}, wartet auf deine Antwort</translation>
    </message>
    <message>
        <source>{title}, {span}, {standing}</source>
        <translation>{title}, {span}, {standing}</translation>
    </message>
    <message>
        <source>{said}, overlaps</source>
        <translation>{said}, überschneidet sich</translation>
    </message>
    <message>
        <source>Unknown: {seen}</source>
        <translation>Unbekannt: {seen}</translation>
    </message>
    <message>
        <source>Overlaps another entry</source>
        <translation>Überschneidet sich mit einem anderen Eintrag</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>Change a schedule</source>
        <translation>Einen Zeitplan ändern</translation>
    </message>
    <message>
        <source>Add a schedule</source>
        <translation>Einen Zeitplan hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Never on a holiday or day off that TrackSync knows of.</source>
        <translation>Nie an einem Feiertag oder freien Tag, von dem TrackSync weiß.</translation>
    </message>
    <message>
        <source>In the day&apos;s thread</source>
        <translation>In den Thread des Tages</translation>
    </message>
    <message>
        <source>Hand it over beforehand</source>
        <translation>Vorher übergeben</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>By the clock of</source>
        <translation>Nach der Uhr von</translation>
    </message>
    <message>
        <source>At its time</source>
        <translation>Zu seiner Zeit</translation>
    </message>
    <message>
        <source>How it reads</source>
        <translation>Wie es sich liest</translation>
    </message>
    <message>
        <source>If the computer was asleep</source>
        <translation>Wenn der Rechner schlief</translation>
    </message>
    <message>
        <source>Later than that</source>
        <translation>Später als das</translation>
    </message>
    <message>
        <source>It is posted from this computer. If you set TrackSync up on another one too, schedule it on one of them alone: the two do not know of each other.</source>
        <translation>Es wird von diesem Rechner gepostet. Hast du TrackSync auch auf einem anderen eingerichtet, plane es nur auf einem von beiden: Die zwei wissen nichts voneinander.</translation>
    </message>
    <message>
        <source>My working days</source>
        <translation>Meine Arbeitstage</translation>
    </message>
    <message>
        <source>These days</source>
        <translation>Diese Tage</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Mich fragen</translation>
    </message>
    <message>
        <source>Post it without asking</source>
        <translation>Posten, ohne zu fragen</translation>
    </message>
    <message>
        <source>up to {length} late</source>
        <translation>bis zu {length} zu spät</translation>
    </message>
    <message>
        <source>As the settings say</source>
        <translation>Nach den Einstellungen</translation>
    </message>
    <message>
        <source>Wherever I am</source>
        <translation>Wo ich gerade bin</translation>
    </message>
    <message>
        <source>Leave that day out</source>
        <translation>Den Tag auslassen</translation>
    </message>
    <message>
        <source>Wait for my word that day</source>
        <translation>An dem Tag auf mein Wort warten</translation>
    </message>
    <message>
        <source>Post it that day all the same</source>
        <translation>An dem Tag trotzdem posten</translation>
    </message>
    <message>
        <source>Below one message of the day, which the first of you posts.</source>
        <translation>Unter einer Nachricht des Tages, die der oder die Erste von euch postet.</translation>
    </message>
    <message>
        <source>This channel has no threads that TrackSync can post into. Slack by a token has.</source>
        <translation>Dieser Kanal hat keine Threads, in die TrackSync posten kann. Slack mit einem Token hat welche.</translation>
    </message>
    <message>
        <source>The service gets it in the hour before, and posts it at its time, also when this computer is off. Not into a thread.</source>
        <translation>Der Dienst bekommt es in der Stunde davor und postet es zu seiner Zeit, auch wenn dieser Rechner aus ist. Nicht in einen Thread.</translation>
    </message>
    <message>
        <source>This channel takes nothing before its time. Slack by a token does.</source>
        <translation>Dieser Kanal nimmt nichts vor seiner Zeit an. Slack mit einem Token schon.</translation>
    </message>
    <message>
        <source>An hour before, a notification shows you the text. Then it goes without another word, and everybody in the channel reads it.</source>
        <translation>Eine Stunde vorher zeigt dir eine Benachrichtigung den Text. Dann geht es ohne ein weiteres Wort, und alle im Kanal lesen es.</translation>
    </message>
    <message>
        <source>An hour before, and at its time, a notification shows you the text. Nothing goes without your word.</source>
        <translation>Eine Stunde vorher und zu seiner Zeit zeigt dir eine Benachrichtigung den Text. Ohne dein Wort geht nichts.</translation>
    </message>
</context>
<context>
    <name>ScheduleLine</name>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take over: {schedule}</source>
        <translation>Übernehmen: {schedule}</translation>
    </message>
    <message>
        <source>Post it from this device from now on</source>
        <translation>Von jetzt an von diesem Gerät posten</translation>
    </message>
    <message>
        <source>Change: {schedule}</source>
        <translation>Ändern: {schedule}</translation>
    </message>
    <message>
        <source>Remove: {schedule}</source>
        <translation>Entfernen: {schedule}</translation>
    </message>
</context>
<context>
    <name>ScheduleList</name>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Add a schedule…</source>
        <translation>Zeitplan hinzufügen…</translation>
    </message>
    <message>
        <source>Removed: {schedule}</source>
        <translation>Entfernt: {schedule}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>It waits for you to come here. With a schedule you are asked at its time, or it goes by itself.</source>
        <translation>Es wartet, bis du herkommst. Mit einem Zeitplan wirst du zu seiner Zeit gefragt, oder es geht von selbst.</translation>
    </message>
</context>
<context>
    <name>ScheduleWords</name>
    <message>
        <source>{days} at {time} in {zone}</source>
        <translation>{days} um {time} in {zone}</translation>
    </message>
    <message>
        <source>{days} at {time}</source>
        <translation>{days} um {time}</translation>
    </message>
    <message>
        <source>{when} to {channel}</source>
        <translation>{when} an {channel}</translation>
    </message>
    <message>
        <source>posted from {device}</source>
        <translation>von {device} gepostet</translation>
    </message>
    <message>
        <source>goes by itself</source>
        <translation>geht von selbst</translation>
    </message>
    <message>
        <source>asks you</source>
        <translation>fragt dich</translation>
    </message>
    <message>
        <source>{deed}, reads as {name}</source>
        <translation>{deed}, liest sich nach {name}</translation>
    </message>
    <message>
        <source>{deed}, handed over beforehand</source>
        <translation>{deed}, vorher übergeben</translation>
    </message>
    <message>
        <source>{deed}, in the day&apos;s thread</source>
        <translation>{deed}, im Thread des Tages</translation>
    </message>
    <message>
        <source>Every working day</source>
        <translation>Jeden Arbeitstag</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>next: not within a year</source>
        <translation>als Nächstes: nicht in diesem Jahr</translation>
    </message>
    <message>
        <source>next: {day} {time}</source>
        <translation>als Nächstes: {day} {time}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
</context>
<context>
    <name>ScreenshotDeeds</name>
    <message>
        <source>{count} pictures are being deleted.</source>
        <translation>{count} Bilder werden gelöscht.</translation>
    </message>
    <message>
        <source>The picture is gone for ever, and {length} of your time.</source>
        <translation>Das Bild ist für immer weg, und {length} deiner Zeit.</translation>
    </message>
    <message>
        <source>The picture is gone for ever. Your time is as it was.</source>
        <translation>Das Bild ist für immer weg. Deine Zeit ist, wie sie war.</translation>
    </message>
    <message>
        <source>The picture is being deleted.</source>
        <translation>Das Bild wird gelöscht.</translation>
    </message>
    <message>
        <source>{done} pictures are gone for ever, and {length} of your time.</source>
        <translation>{done} Bilder sind für immer weg, und {length} deiner Zeit.</translation>
    </message>
    <message>
        <source>{done} pictures are gone for ever. Your time is as it was.</source>
        <translation>{done} Bilder sind für immer weg. Deine Zeit ist, wie sie war.</translation>
    </message>
    <message>
        <source>No picture was deleted.</source>
        <translation>Kein Bild wurde gelöscht.</translation>
    </message>
    <message>
        <source>{done} of {count} pictures are gone for ever, and {length} of your time. The others are still there.</source>
        <translation>{done} von {count} Bildern sind für immer weg, und {length} deiner Zeit. Die anderen sind noch da.</translation>
    </message>
    <message>
        <source>{done} of {count} pictures are gone for ever. The others are still there.</source>
        <translation>{done} von {count} Bildern sind für immer weg. Die anderen sind noch da.</translation>
    </message>
    <message>
        <source>The picture lies unprotected in {file}.</source>
        <translation>Das Bild liegt ungeschützt in {file}.</translation>
    </message>
    <message>
        <source>{done} of {count} pictures are exported.</source>
        <translation>{done} von {count} Bildern sind exportiert.</translation>
    </message>
    <message>
        <source>{count} pictures lie unprotected in {folder}.</source>
        <translation>{count} Bilder liegen ungeschützt in {folder}.</translation>
    </message>
    <message>
        <source>{done} of {count} pictures lie unprotected in {folder}. The others were not exported.</source>
        <translation>{done} von {count} Bildern liegen ungeschützt in {folder}. Die anderen wurden nicht exportiert.</translation>
    </message>
    <message>
        <source>No picture was exported.</source>
        <translation>Es wurde kein Bild exportiert.</translation>
    </message>
</context>
<context>
    <name>ScreenshotRoom</name>
    <message>
        <source>The key of its day is destroyed, and the other pictures of the day get a new one. Nobody can open this picture again, not from a copy of this computer either.</source>
        <translation>Der Schlüssel seines Tages wird vernichtet, und die anderen Bilder des Tages bekommen einen neuen. Niemand kann dieses Bild wieder öffnen, auch nicht aus einer Kopie dieses Computers.</translation>
    </message>
    <message>
        <source>The time you tracked stays as it is.</source>
        <translation>Die erfasste Zeit bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Deleting it also takes {length} off the time you tracked, because {who} asks for it. An undo does not bring it back.</source>
        <translation>Es zu löschen nimmt auch {length} von deiner erfassten Zeit weg, weil {who} das verlangt. Rückgängig machen lässt sich das nicht.</translation>
    </message>
    <message>
        <source>Delete this picture for ever?</source>
        <translation>Dieses Bild für immer löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete {count} pictures for ever?</source>
        <translation>{count} Bilder für immer löschen?</translation>
    </message>
    <message>
        <source>The key of their day is destroyed, and the other pictures of the day get a new one. Nobody can open these pictures again, not from a copy of this computer either.</source>
        <translation>Der Schlüssel ihres Tages wird vernichtet, und die anderen Bilder des Tages bekommen einen neuen. Niemand kann diese Bilder wieder öffnen, auch nicht aus einer Kopie dieses Computers.</translation>
    </message>
    <message>
        <source>Deleting them also takes {length} off the time you tracked, because {who} asks for it. An undo does not bring it back.</source>
        <translation>Mit ihnen geht auch {length} deiner erfassten Zeit, weil {who} es verlangt. Ein Rückgängig bringt sie nicht zurück.</translation>
    </message>
    <message>
        <source>Export {count} pictures?</source>
        <translation>{count} Bilder exportieren?</translation>
    </message>
    <message>
        <source>The files are not encrypted: whoever can read the folder where you save them can see them, and they stay there when the pictures are deleted here.</source>
        <translation>Die Dateien sind nicht verschlüsselt: Wer den Ordner lesen kann, in dem du sie speicherst, kann sie sehen, und sie bleiben dort, wenn die Bilder hier gelöscht werden.</translation>
    </message>
    <message>
        <source>Export pictures</source>
        <translation>Bilder exportieren</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Export this picture?</source>
        <translation>Dieses Bild exportieren?</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever can read the place where you save it can see it, and it stays there when the picture is deleted here.</source>
        <translation>Die Datei ist nicht verschlüsselt: Wer den Ort lesen kann, an dem du sie speicherst, kann sie ansehen, und sie bleibt dort, wenn das Bild hier gelöscht wird.</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>Ein Bild exportieren</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
</context>
<context>
    <name>ScreenshotsPage</name>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Take pictures</source>
        <translation>Bilder aufnehmen</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pause pictures</source>
        <translation>Bilder anhalten</translation>
    </message>
    <message>
        <source>All monitors</source>
        <translation>Alle Bildschirme</translation>
    </message>
    <message>
        <source>There are no pictures yet.</source>
        <translation>Es gibt noch keine Bilder.</translation>
    </message>
    <message>
        <source>{time}: {trouble}</source>
        <translation>{time}: {trouble}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unverändert</numerusform>
            <numerusform>%n unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n gelöscht</numerusform>
            <numerusform>%n gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken that day: {count}, because {why}.</source>
        <translation>An dem Tag nicht aufgenommen: {count}, denn {why}.</translation>
    </message>
    <message>
        <source>Not taken today: {count}, because {why}.</source>
        <translation>Heute nicht aufgenommen: {count}, denn {why}.</translation>
    </message>
    <message>
        <source>{time}, {monitor}</source>
        <translation>{time}, {monitor}</translation>
    </message>
</context>
<context>
    <name>ScreenshotsPresenter</name>
    <message>
        <source>Pausing pictures leaves your time as it is: it goes on being tracked.</source>
        <translation>Bilder anzuhalten lässt deine Zeit, wie sie ist: Sie wird weiter erfasst.</translation>
    </message>
    <message>
        <source>Screenshots are off: that is set by {who}.</source>
        <translation>Bildschirmfotos sind aus: Das ist festgelegt durch {who}.</translation>
    </message>
    <message>
        <source>Pictures are required by {who}. A pause of the timer stops them, and your tracked time.</source>
        <translation>Bilder sind verlangt durch {who}. Eine Pause beendet sie, und mit ihnen deine erfasste Zeit.</translation>
    </message>
    <message>
        <source>One picture every {length} while a timer runs, for nobody but you.</source>
        <translation>Ein Bild alle {length}, während ein Timer läuft, für niemanden als dich.</translation>
    </message>
    <message>
        <source>One picture every {length} while a timer runs.</source>
        <translation>Ein Bild alle {length}, während ein Timer läuft.</translation>
    </message>
    <message>
        <source>It shows all your monitors.</source>
        <translation>Es zeigt alle deine Bildschirme.</translation>
    </message>
    <message>
        <source>It shows the monitor with the pointer.</source>
        <translation>Es zeigt den Bildschirm mit dem Mauszeiger.</translation>
    </message>
    <message>
        <source>It shows the monitors you named.</source>
        <translation>Es zeigt die Bildschirme, die du genannt hast.</translation>
    </message>
    <message>
        <source>Screenshots are off. Turned on, one picture is taken every {length} while a timer runs. {shows} It is encrypted on this computer, for nobody but you. How much can be read on it is chosen in Settings.</source>
        <translation>Bildschirmfotos sind aus. Eingeschaltet wird alle {length} ein Bild aufgenommen, während ein Timer läuft. {shows} Es wird auf diesem Rechner verschlüsselt, für niemanden als dich. Wie viel darauf zu lesen ist, wählst du in den Einstellungen.</translation>
    </message>
    <message>
        <source>Screenshots are off. Turned on, one picture is taken every {length} while a timer runs. {shows} It is encrypted on this computer. How much can be read on it is chosen in Settings.</source>
        <translation>Bildschirmfotos sind aus. Eingeschaltet wird alle {length} ein Bild aufgenommen, während ein Timer läuft. {shows} Es wird auf diesem Rechner verschlüsselt. Wie viel darauf zu lesen ist, wählst du in den Einstellungen.</translation>
    </message>
    <message>
        <source>Mouse or keyboard in use</source>
        <translation>Maus oder Tastatur benutzt</translation>
    </message>
    <message>
        <source>Mouse and keyboard at rest</source>
        <translation>Maus und Tastatur in Ruhe</translation>
    </message>
    <message>
        <source>Activity not known</source>
        <translation>Aktivität unbekannt</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Light: windows but no text</source>
        <translation>Leicht: Fenster, aber kein Text</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Verschwommen</translation>
    </message>
    <message>
        <source>your own choice</source>
        <translation>deine eigene Wahl</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>question {question} does not exist</source>
        <translation>die Frage {question} gibt es nicht</translation>
    </message>
    <message>
        <source>that question was answered already</source>
        <translation>diese Frage wurde schon beantwortet</translation>
    </message>
    <message>
        <source>the pieces do not fill the span</source>
        <translation>die Teile füllen die Zeit nicht aus</translation>
    </message>
    <message>
        <source>the pieces do not fill the span in order</source>
        <translation>die Teile füllen die Zeit nicht der Reihe nach aus</translation>
    </message>
    <message>
        <source>The worklog was deleted over there since it was sent.</source>
        <translation>Der Worklog wurde dort gelöscht, seit er gesendet wurde.</translation>
    </message>
    <message>
        <source>Send it again, or leave it so.</source>
        <translation>Sende ihn noch einmal oder lass es so.</translation>
    </message>
    <message>
        <source>The worklog was changed over there since it was sent.</source>
        <translation>Der Worklog wurde dort geändert, seit er gesendet wurde.</translation>
    </message>
    <message>
        <source>Send yours to replace it, or leave it as it stands there.</source>
        <translation>Sende deinen, um ihn zu ersetzen, oder lass ihn, wie er dort steht.</translation>
    </message>
    <message>
        <source>A worklog of the same time stands there already: perhaps this one, perhaps one of your own.</source>
        <translation>Dort steht schon ein Worklog derselben Zeit: vielleicht dieser, vielleicht ein eigener von dir.</translation>
    </message>
    <message>
        <source>Send this one as well, or leave it out.</source>
        <translation>Sende diesen auch oder lass ihn aus.</translation>
    </message>
    <message>
        <source>The worklog was changed over there, and its entry was deleted or moved here.</source>
        <translation>Der Worklog wurde dort geändert, und sein Eintrag wurde hier gelöscht oder verschoben.</translation>
    </message>
    <message>
        <source>Send, to delete it there too; or leave it as it stands there.</source>
        <translation>Sende, um ihn auch dort zu löschen; oder lass ihn, wie er dort steht.</translation>
    </message>
    <message>
        <source>The service asked for a wait that makes no sense; trying again in an hour.</source>
        <translation>Der Dienst verlangt eine Wartezeit, die keinen Sinn ergibt; in einer Stunde folgt der nächste Versuch.</translation>
    </message>
    <message>
        <source>The service asked to wait.</source>
        <translation>Der Dienst bittet zu warten.</translation>
    </message>
    <message>
        <source>The service is busy.</source>
        <translation>Der Dienst ist ausgelastet.</translation>
    </message>
    <message>
        <source>The sign-in is no longer accepted.</source>
        <translation>Die Anmeldung wird nicht mehr angenommen.</translation>
    </message>
    <message>
        <source>The service could not be reached.</source>
        <translation>Der Dienst war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>only the running entry can be without an end</source>
        <translation>nur der laufende Eintrag darf ohne Ende sein</translation>
    </message>
    <message>
        <source>an entry cannot end before it starts</source>
        <translation>ein Eintrag kann nicht enden, bevor er beginnt</translation>
    </message>
    <message>
        <source>a split must lie inside the entry</source>
        <translation>geteilt wird innerhalb des Eintrags</translation>
    </message>
    <message>
        <source>merging needs two or more different entries</source>
        <translation>verbinden lassen sich nur zwei oder mehr verschiedene Einträge</translation>
    </message>
    <message>
        <source>two things would go by the same id</source>
        <translation>zwei Dinge hätten dieselbe Kennung</translation>
    </message>
    <message>
        <source>Something went wrong. What was tracked so far is safe.</source>
        <translation>Da ist etwas schiefgegangen. Die bisher erfasste Zeit ist sicher.</translation>
    </message>
    <message>
        <source>The log has the place where it happened: tracksync doctor.</source>
        <translation>Die Stelle steht im Protokoll; „tracksync doctor“ sagt, wo es liegt.</translation>
    </message>
    <message>
        <source>Days such as 1,2,3,4,5 or mon-fri; 1 is Monday.</source>
        <translation>Tage wie 1,2,3,4,5 oder mon-fri; 1 ist Montag.</translation>
    </message>
    <message>
        <source>The path of a file, or nothing.</source>
        <translation>Der Pfad einer Datei oder nichts.</translation>
    </message>
    <message>
        <source>An e-mail address, or nothing.</source>
        <translation>Eine E-Mail-Adresse oder nichts.</translation>
    </message>
    <message>
        <source>An address such as https://example.org (http for this machine only), or nothing.</source>
        <translation>Eine Adresse wie https://example.org (http nur für diesen Rechner) oder nichts.</translation>
    </message>
    <message>
        <source>The name of a time zone such as Europe/Berlin, or system.</source>
        <translation>Der Name einer Zeitzone wie Europe/Berlin, oder „system“.</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>There is no setting {shown!r}.</source>
        <translation>Eine Einstellung „{shown}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Say yes or no.</source>
        <translation>Sag yes (ja) oder no (nein).</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high}{unit}.</source>
        <translation>Eine ganze Zahl von {low} bis {high}{unit}.</translation>
    </message>
    <message>
        <source>{key} cannot be {shown!r}; it stays as it was.</source>
        <translation>{key} kann nicht „{shown}“ sein; es bleibt, wie es war.</translation>
    </message>
    <message>
        <source>{key} cannot be {value}: that is set by {who}.</source>
        <translation>{key} kann nicht {value} sein: Das ist festgelegt durch {who}.</translation>
    </message>
    <message>
        <source>Did you mean one of: {names}?</source>
        <translation>Ist eine von diesen gemeint: {names}?</translation>
    </message>
    <message>
        <source>tracksync config list shows all.</source>
        <translation>„tracksync config list“ zeigt alle.</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>Wähle eins von: {choices}.</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high}{unit}; 0: {zero}.</source>
        <translation>Eine ganze Zahl von {low} bis {high}{unit}; 0: {zero}.</translation>
    </message>
    <message>
        <source>A text of at most {most} characters.</source>
        <translation>Ein Text von höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>It may be {room}.</source>
        <translation>Erlaubt ist: {room}.</translation>
    </message>
    <message>
        <source>{these} or {other}</source>
        <translation>{these} oder {other}</translation>
    </message>
    <message>
        <source>entry {entry} is not running</source>
        <translation>der Eintrag {entry} läuft nicht</translation>
    </message>
    <message>
        <source>nothing is paused</source>
        <translation>es ist nichts angehalten</translation>
    </message>
    <message>
        <source>entry {before} is not running</source>
        <translation>der Eintrag {before} läuft nicht</translation>
    </message>
    <message>
        <source>question {question} exists already</source>
        <translation>die Frage {question} gibt es schon</translation>
    </message>
    <message>
        <source>an absence must end after it starts, and after the running entry starts</source>
        <translation>eine Abwesenheit muss nach ihrem Beginn enden, und nach dem Beginn des laufenden Eintrags</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>es gibt nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>the entry was changed again since</source>
        <translation>der Eintrag wurde seitdem wieder geändert</translation>
    </message>
    <message>
        <source>the question was changed again since</source>
        <translation>die Frage hat sich seitdem wieder geändert</translation>
    </message>
    <message>
        <source>the timer was changed again since</source>
        <translation>die Zeitmessung hat sich seitdem wieder geändert</translation>
    </message>
    <message>
        <source>entry {entry} does not exist</source>
        <translation>den Eintrag {entry} gibt es nicht</translation>
    </message>
    <message>
        <source>entry {id} exists already</source>
        <translation>den Eintrag {id} gibt es schon</translation>
    </message>
    <message>
        <source>entry {id} would end before it starts</source>
        <translation>der Eintrag {id} würde enden, bevor er beginnt</translation>
    </message>
    <message>
        <source>This session cannot be told to start TrackSync.</source>
        <translation>Dieser Sitzung lässt sich nicht sagen, dass sie TrackSync starten soll.</translation>
    </message>
    <message>
        <source>Add it to the programs your desktop starts, in its settings.</source>
        <translation>Nimm es in den Einstellungen deines Desktops unter die Programme auf, die er startet.</translation>
    </message>
    <message>
        <source>The file could not be written. Your entries are safe here.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Deine Einträge sind hier sicher.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>The key could not be saved there. It is still shown here.</source>
        <translation>Der Schlüssel konnte dort nicht gespeichert werden. Er steht noch hier.</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>die Umgebungsvariablen</translation>
    </message>
    <message>
        <source>{key} is set by {source}; it stays as it is.</source>
        <translation>{key} ist festgelegt durch {source}; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Change it there.</source>
        <translation>Ändere es dort.</translation>
    </message>
    <message>
        <source>Something went wrong while it was sent.</source>
        <translation>Beim Senden ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>TrackSync is closed.</source>
        <translation>TrackSync ist geschlossen.</translation>
    </message>
    <message>
        <source>The keystore has not answered yet, so the store is still closed.</source>
        <translation>Der Schlüsselspeicher hat noch nicht geantwortet, deshalb ist der Datenspeicher noch zu.</translation>
    </message>
    <message>
        <source>Answer its question, or wait a moment.</source>
        <translation>Beantworte seine Frage oder warte einen Augenblick.</translation>
    </message>
    <message>
        <source>TrackSync is closing.</source>
        <translation>TrackSync wird gerade beendet.</translation>
    </message>
    <message>
        <source>Start it again to go on.</source>
        <translation>Starte es neu, um weiterzumachen.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>The task holds more worklogs than can be looked through.</source>
        <translation>Auf der Aufgabe liegen mehr Worklogs, als sich durchsehen lassen.</translation>
    </message>
    <message>
        <source>That is not the key of a Jira task.</source>
        <translation>Das ist nicht der Schlüssel einer Jira-Aufgabe.</translation>
    </message>
    <message>
        <source>A key looks like PROJ-142.</source>
        <translation>Ein Schlüssel sieht aus wie PROJ-142.</translation>
    </message>
    <message>
        <source>The sign-in belongs to another address than the one that is set now.</source>
        <translation>Die Anmeldung gehört zu einer anderen Adresse als der, die jetzt eingestellt ist.</translation>
    </message>
    <message>
        <source>Book the time on another task, or keep it here only.</source>
        <translation>Buche die Zeit auf eine andere Aufgabe oder behalte sie nur hier.</translation>
    </message>
    <message>
        <source>Time tracking is switched off in this Jira.</source>
        <translation>In diesem Jira ist die Zeiterfassung ausgeschaltet.</translation>
    </message>
    <message>
        <source>Ask a Jira administrator to switch it on.</source>
        <translation>Bitte jemanden, der dieses Jira verwaltet, sie einzuschalten.</translation>
    </message>
    <message>
        <source>Jira no longer shows you this task: it was deleted or moved, or your access ended.</source>
        <translation>Jira zeigt dir diese Aufgabe nicht mehr: Sie wurde gelöscht oder verschoben, oder dein Zugang ist beendet.</translation>
    </message>
    <message>
        <source>Jira did not accept this.</source>
        <translation>Jira hat das nicht angenommen.</translation>
    </message>
    <message>
        <source>Look at the task in Jira; change the entry or book it elsewhere.</source>
        <translation>Sieh dir die Aufgabe in Jira an; ändere den Eintrag oder buche ihn anderswo.</translation>
    </message>
    <message>
        <source>Your Jira account may not log work on this task.</source>
        <translation>Dein Jira-Konto darf auf diese Aufgabe keine Zeit buchen.</translation>
    </message>
    <message>
        <source>Ask for the permission “Work on issues” in its project, or book the time elsewhere.</source>
        <translation>Bitte im Projekt um die Berechtigung „Work on issues“ oder buche die Zeit anderswo.</translation>
    </message>
    <message>
        <source>The task is closed or archived, and Jira takes no worklogs on it.</source>
        <translation>Die Aufgabe ist geschlossen oder archiviert, und Jira nimmt keine Worklogs mehr darauf an.</translation>
    </message>
    <message>
        <source>Reopen the task in Jira, or book the time on another one.</source>
        <translation>Öffne die Aufgabe in Jira wieder oder buche die Zeit auf eine andere.</translation>
    </message>
    <message>
        <source>The worklog is gone from Jira.</source>
        <translation>Den Worklog gibt es in Jira nicht mehr.</translation>
    </message>
    <message>
        <source>Send it again, or delete it here.</source>
        <translation>Sende ihn noch einmal oder lösche ihn hier.</translation>
    </message>
    <message>
        <source>Jira does not take a worklog of this length.</source>
        <translation>Einen Worklog dieser Länge nimmt Jira nicht an.</translation>
    </message>
    <message>
        <source>Make the entry at least a minute long.</source>
        <translation>Mach den Eintrag mindestens eine Minute lang.</translation>
    </message>
    <message>
        <source>This Jira site&apos;s plan does not allow it.</source>
        <translation>Der Tarif dieses Jira lässt das nicht zu.</translation>
    </message>
    <message>
        <source>Ask a Jira administrator.</source>
        <translation>Frage jemanden, der dieses Jira verwaltet.</translation>
    </message>
    <message>
        <source>Your Jira account is not allowed to do this.</source>
        <translation>Dein Jira-Konto darf das nicht.</translation>
    </message>
    <message>
        <source>Ask a Jira administrator whether you may log work, and whether API tokens are allowed.</source>
        <translation>Frage jemanden, der dieses Jira verwaltet, ob du Zeit buchen darfst und ob API-Token erlaubt sind.</translation>
    </message>
    <message>
        <source>This Jira no longer offers what TrackSync asked for.</source>
        <translation>Dieses Jira bietet nicht mehr an, wonach TrackSync gefragt hat.</translation>
    </message>
    <message>
        <source>Update TrackSync.</source>
        <translation>Aktualisiere TrackSync.</translation>
    </message>
    <message>
        <source>The task holds as many worklogs as Jira allows.</source>
        <translation>Auf der Aufgabe liegen so viele Worklogs, wie Jira erlaubt.</translation>
    </message>
    <message>
        <source>The address leads somewhere else.</source>
        <translation>Die Adresse führt woandershin.</translation>
    </message>
    <message>
        <source>It looks like https://your-company.atlassian.net.</source>
        <translation>Sie sieht aus wie https://deine-firma.atlassian.net.</translation>
    </message>
    <message>
        <source>The address of the site is needed, not of a page in it.</source>
        <translation>Gebraucht wird die Adresse der Site, nicht die einer Seite darin.</translation>
    </message>
    <message>
        <source>That is not the address of a Jira site.</source>
        <translation>Das ist nicht die Adresse eines Jira.</translation>
    </message>
    <message>
        <source>Try {origin}.</source>
        <translation>Versuche es mit {origin}.</translation>
    </message>
    <message>
        <source>The address is not the one this sign-in belongs to</source>
        <translation>Die Adresse ist nicht die, zu der diese Anmeldung gehört</translation>
    </message>
    <message>
        <source>The name could not be looked up</source>
        <translation>Der Name ließ sich nicht auflösen</translation>
    </message>
    <message>
        <source>No connection could be made</source>
        <translation>Es kam keine Verbindung zustande</translation>
    </message>
    <message>
        <source>The connection could not be secured</source>
        <translation>Die Verbindung ließ sich nicht absichern</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>Es hat zu lange gedauert</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>Die Verbindung ist abgerissen</translation>
    </message>
    <message>
        <source>The answer was too large</source>
        <translation>Die Antwort war zu groß</translation>
    </message>
    <message>
        <source>The answer could not be read</source>
        <translation>Die Antwort ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>TrackSync was closing</source>
        <translation>TrackSync wurde gerade beendet</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}.</translation>
    </message>
    <message>
        <source>{what} ({detail}).</source>
        <translation>{what} ({detail}).</translation>
    </message>
    <message>
        <source>Something answered that does not speak like {service}.</source>
        <translation>Es antwortet etwas, das nicht wie {service} spricht.</translation>
    </message>
    <message>
        <source>{service} answered with an error of its own ({status}).</source>
        <translation>{service} antwortet mit einem eigenen Fehler ({status}).</translation>
    </message>
    <message>
        <source>{reason} {service} says: “{told}”</source>
        <translation>{reason} {service} sagt: „{told}“</translation>
    </message>
    <message>
        <source>A web page answered instead of {service}.</source>
        <translation>Statt {service} hat eine Webseite geantwortet.</translation>
    </message>
    <message>
        <source>TrackSync lies in a folder whose name has control characters in it.</source>
        <translation>TrackSync liegt in einem Ordner, in dessen Namen Steuerzeichen stehen.</translation>
    </message>
    <message>
        <source>Move it to a plainer place to have it started with the session.</source>
        <translation>Lege es an einen Ort mit einfacherem Namen, damit es mit der Sitzung startet.</translation>
    </message>
    <message>
        <source>nothing ({why})</source>
        <translation>nichts ({why})</translation>
    </message>
    <message>
        <source>GNOME idle monitor</source>
        <translation>Leerlaufmelder von GNOME</translation>
    </message>
    <message>
        <source>KDE screen saver</source>
        <translation>Bildschirmschoner von KDE</translation>
    </message>
    <message>
        <source>logind idle hint</source>
        <translation>Leerlaufhinweis von logind</translation>
    </message>
    <message>
        <source>scripted file</source>
        <translation>Skriptdatei</translation>
    </message>
    <message>
        <source>macOS idle times</source>
        <translation>Leerlaufzeiten von macOS</translation>
    </message>
    <message>
        <source>mouse listener</source>
        <translation>Mausbeobachtung</translation>
    </message>
    <message>
        <source>Wayland idle notifications ({protocol})</source>
        <translation>Leerlaufmeldungen von Wayland ({protocol})</translation>
    </message>
    <message>
        <source>Windows last input time</source>
        <translation>letzte Eingabezeit von Windows</translation>
    </message>
    <message>
        <source>X11 idle counters</source>
        <translation>Leerlaufzähler von X11</translation>
    </message>
    <message>
        <source>its helper process gave no answer</source>
        <translation>sein Hilfsprozess gab keine Antwort</translation>
    </message>
    <message>
        <source>nothing in this session offers one</source>
        <translation>in dieser Sitzung bietet nichts einen an</translation>
    </message>
    <message>
        <source>it went away while it was asked</source>
        <translation>er verschwand, während er gefragt wurde</translation>
    </message>
    <message>
        <source>it refused to do what it was asked</source>
        <translation>er lehnte ab, worum er gebeten wurde</translation>
    </message>
    <message>
        <source>what it was given to keep does not come back</source>
        <translation>was er bewahren sollte, kommt nicht zurück</translation>
    </message>
    <message>
        <source>it failed in a way TrackSync does not know ({kind})</source>
        <translation>er scheiterte auf eine Art, die TrackSync nicht kennt ({kind})</translation>
    </message>
    <message>
        <source>passphrase lock</source>
        <translation>Passphrasenschloss</translation>
    </message>
    <message>
        <source>The keystore ({where}) is locked, with TrackSync&apos;s keys inside. Nothing was lost.</source>
        <translation>Der Schlüsselspeicher ({where}) ist gesperrt, und die Schlüssel von TrackSync sind darin. Es ging nichts verloren.</translation>
    </message>
    <message>
        <source>Unlock it and TrackSync goes on by itself.</source>
        <translation>Entsperre ihn, und TrackSync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>There is no keystore that TrackSync can use: {why}. Nothing was lost, and nothing is kept unprotected instead.</source>
        <translation>Es gibt keinen Schlüsselspeicher, den TrackSync benutzen kann: {why}. Es ging nichts verloren, und nichts wird stattdessen ungeschützt aufbewahrt.</translation>
    </message>
    <message>
        <source>Start your desktop&apos;s keystore (GNOME Keyring, KWallet or KeePassXC), or choose a passphrase lock.</source>
        <translation>Starte den Schlüsselspeicher deines Desktops (GNOME Keyring, KWallet oder KeePassXC) oder wähle ein Passphrasenschloss.</translation>
    </message>
    <message>
        <source>The keystore did not answer within {timeout:g} seconds. Nothing was lost.</source>
        <translation>Der Schlüsselspeicher hat {timeout:g} Sekunden lang nicht geantwortet. Es ging nichts verloren.</translation>
    </message>
    <message>
        <source>It may be showing a password window, perhaps behind other windows: answer it.</source>
        <translation>Vielleicht zeigt er ein Passwortfenster, womöglich hinter anderen Fenstern: Beantworte es.</translation>
    </message>
    <message>
        <source>The passphrase does not open TrackSync&apos;s passphrase lock. Nothing was changed.</source>
        <translation>Die Passphrase öffnet das Passphrasenschloss von TrackSync nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Type it again; capital letters and the keyboard layout count.</source>
        <translation>Tippe sie noch einmal; Großschreibung und Tastaturbelegung zählen.</translation>
    </message>
    <message>
        <source>The file of TrackSync&apos;s passphrase lock was replaced by another one. Nothing was changed.</source>
        <translation>Die Datei des Passphrasenschlosses von TrackSync wurde durch eine andere ersetzt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Start TrackSync again and type the passphrase of the file that is there now.</source>
        <translation>Starte TrackSync neu und tippe die Passphrase der Datei, die jetzt da ist.</translation>
    </message>
    <message>
        <source>The file of TrackSync&apos;s passphrase lock is damaged, or is something else. It was left as it is.</source>
        <translation>Die Datei des Passphrasenschlosses von TrackSync ist beschädigt oder etwas anderes. Sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Put back a copy of it, or restore from a backup with your recovery key.</source>
        <translation>Lege eine Kopie davon zurück oder stelle mit deinem Wiederherstellungsschlüssel eine Sicherung her.</translation>
    </message>
    <message>
        <source>The passphrase lock needs {size_mib} MiB of memory for a moment and could not have it. Nothing was changed.</source>
        <translation>Das Passphrasenschloss braucht für einen Augenblick {size_mib} MiB Arbeitsspeicher und bekam sie nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Close some programs and try again.</source>
        <translation>Schließe einige Programme und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>There is no room to write the file of the passphrase lock, or the disk is read-only. The secrets in it are as before.</source>
        <translation>Für die Datei des Passphrasenschlosses ist kein Platz, oder die Festplatte lässt sich nicht beschreiben. Die Geheimnisse darin sind wie zuvor.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Schaffe etwas Platz.</translation>
    </message>
    <message>
        <source>The file of the passphrase lock cannot be read or written. Nothing was changed.</source>
        <translation>Die Datei des Passphrasenschlosses lässt sich nicht lesen oder schreiben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check who owns TrackSync&apos;s data folder.</source>
        <translation>Prüfe, wem der Datenordner von TrackSync gehört.</translation>
    </message>
    <message>
        <source>{these} and {other}</source>
        <translation>{these} und {other}</translation>
    </message>
    <message>
        <source>screen saver</source>
        <translation>Bildschirmschoner</translation>
    </message>
    <message>
        <source>logind (sleep only)</source>
        <translation>logind (nur Ruhezustand)</translation>
    </message>
    <message>
        <source>There is no question {identity}.</source>
        <translation>Eine Frage {identity} gibt es nicht.</translation>
    </message>
    <message>
        <source>That question was answered already.</source>
        <translation>Diese Frage wurde schon beantwortet.</translation>
    </message>
    <message>
        <source>{count} pieces are more than anybody can mean; nothing was changed.</source>
        <translation>{count} Teile kann niemand meinen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{typed!r} is not the id of a question.</source>
        <translation>„{typed}“ ist nicht die Kennung einer Frage.</translation>
    </message>
    <message>
        <source>tracksync idle list shows what waits.</source>
        <translation>„tracksync idle list“ zeigt, was wartet.</translation>
    </message>
    <message>
        <source>Undo takes the answer back.</source>
        <translation>Rückgängig nimmt die Antwort zurück.</translation>
    </message>
    <message>
        <source>Divide it into {most} at most.</source>
        <translation>Teile sie in höchstens {most}.</translation>
    </message>
    <message>
        <source>tracksync idle list shows the ids.</source>
        <translation>„tracksync idle list“ zeigt die Kennungen.</translation>
    </message>
    <message>
        <source>The pieces must follow one another inside the span.</source>
        <translation>Die Teile müssen innerhalb der Zeit aufeinander folgen.</translation>
    </message>
    <message>
        <source>It goes from {start} to {end}.</source>
        <translation>Er geht von {start} bis {end}.</translation>
    </message>
    <message>
        <source>{mode!r} is no way of sending.</source>
        <translation>„{mode}“ ist keine Art zu senden.</translation>
    </message>
    <message>
        <source>The keystore holds no token for {id}. What waits to be sent is safe.</source>
        <translation>Im Schlüsselspeicher liegt kein Token für {id}. Was zu senden ist, wartet sicher.</translation>
    </message>
    <message>
        <source>The token of {id} belongs to another address and is not sent to this one.</source>
        <translation>Das Token von {id} gehört zu einer anderen Adresse und wird an diese nicht gesendet.</translation>
    </message>
    <message>
        <source>TrackSync cannot connect to {service!r}.</source>
        <translation>Mit „{service}“ kann sich TrackSync nicht verbinden.</translation>
    </message>
    <message>
        <source>That does not look like a token.</source>
        <translation>Das sieht nicht nach einem Token aus.</translation>
    </message>
    <message>
        <source>Sign in again in Connections.</source>
        <translation>Melde dich unter Verbindungen neu an.</translation>
    </message>
    <message>
        <source>{shown} means several: {ids}.</source>
        <translation>{shown} meint mehrere: {ids}.</translation>
    </message>
    <message>
        <source>There is no connection {shown!r}.</source>
        <translation>Eine Verbindung „{shown}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>tracksync connections lists them by id.</source>
        <translation>„tracksync connections“ nennt sie mit Kennung.</translation>
    </message>
    <message>
        <source>It knows: {names}.</source>
        <translation>Es kennt: {names}.</translation>
    </message>
    <message>
        <source>Make one in your {title} account and paste it whole.</source>
        <translation>Mach eins in deinem {title}-Konto und füge es vollständig ein.</translation>
    </message>
    <message>
        <source>Nothing in the outbox goes by {key!r}.</source>
        <translation>Nichts im Ausgang heißt „{key}“.</translation>
    </message>
    <message>
        <source>tracksync outbox list shows the keys.</source>
        <translation>„tracksync outbox list“ zeigt die Schlüssel.</translation>
    </message>
    <message>
        <source>It is being sent at this moment, so it cannot be left out any more.</source>
        <translation>Er wird gerade gesendet und lässt sich nicht mehr auslassen.</translation>
    </message>
    <message>
        <source>{name}&apos;s policy</source>
        <translation>die Richtlinie von {name}</translation>
    </message>
    <message>
        <source>what is subtracted must lie inside the entry</source>
        <translation>was abgezogen wird, muss im Eintrag liegen</translation>
    </message>
    <message>
        <source>Apart from what is sent to others, TrackSync shows all this to nobody but you. Files that you exported and keys that you handed out open without it: it cannot tell who looks there.</source>
        <translation>Von dem abgesehen, was an andere geht, zeigt TrackSync all das niemandem als dir. Exportierte Dateien und herausgegebene Schlüssel brauchen TrackSync nicht: Wer damit hineinsieht, erfährt es nicht.</translation>
    </message>
    <message>
        <source>Whether mouse or keyboard were used</source>
        <translation>Ob Maus oder Tastatur benutzt wurden</translation>
    </message>
    <message>
        <source>Every {every} s a yes, no or unknown for each, from: {activity_source}. While TrackSync runs and is not paused, also when no timer runs.</source>
        <translation>Alle {every} s für beide ein Ja, Nein oder Unbekannt, von: {activity_source}. Solange TrackSync läuft und nicht pausiert ist, auch wenn kein Timer läuft.</translation>
    </message>
    <message>
        <source>Pointer movements</source>
        <translation>Bewegungen des Zeigers</translation>
    </message>
    <message>
        <source>Only that there was one, by listening; where it went is not looked at. On macOS and Windows only.</source>
        <translation>Nur dass es eine gab, durch Mithören; wohin er ging, wird nicht angesehen. Nur unter macOS und Windows.</translation>
    </message>
    <message>
        <source>Lock, sleep and user switch</source>
        <translation>Sperre, Ruhezustand und Benutzerwechsel</translation>
    </message>
    <message>
        <source>When the system tells of them, from: {session_source}.</source>
        <translation>Wenn das System davon berichtet, von: {session_source}.</translation>
    </message>
    <message>
        <source>What you do in TrackSync</source>
        <translation>Was du in TrackSync tust</translation>
    </message>
    <message>
        <source>Start, stop, edit, answer: with the time, the time zone, which start of this computer it was, by which door it came, and your e-mail if you entered one. It is your account.</source>
        <translation>Starten, anhalten, bearbeiten, antworten: mit der Zeit, der Zeitzone, der wievielte Start dieses Rechners es war, auf welchem Weg es kam, und deiner E-Mail-Adresse, falls du eine eingetragen hast. Es ist deine Aufzeichnung.</translation>
    </message>
    <message>
        <source>Which page of the window you did it on</source>
        <translation>Auf welcher Seite des Fensters du es tatest</translation>
    </message>
    <message>
        <source>Noted beside the deed.</source>
        <translation>Wird daneben vermerkt.</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>One every {interval} s of tracked time, if you turn it on; never while paused, private, locked or away. A red dot shows it, and you are told of each.</source>
        <translation>Alle {interval} s erfasster Zeit eines, wenn du es einschaltest; nie während du pausierst, privat, gesperrt oder weg bist. Ein roter Punkt zeigt es, und jedes wird dir gemeldet.</translation>
    </message>
    <message>
        <source>Names of programs and window titles</source>
        <translation>Namen von Programmen und Fenstertitel</translation>
    </message>
    <message>
        <source>At the moment of a screenshot, to take none while one is open that you excluded. None is kept.</source>
        <translation>Im Augenblick eines Bildschirmfotos, um keines zu machen, solange etwas offen ist, das du ausgeschlossen hast. Nichts davon wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Your days off</source>
        <translation>Deine freien Tage</translation>
    </message>
    <message>
        <source>All-day events of a calendar file, if you chose one: read when a standup is made, not kept.</source>
        <translation>Ganztägige Termine einer Kalenderdatei, falls du eine gewählt hast: gelesen, wenn ein Standup entsteht, nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Titles of your meetings</source>
        <translation>Titel deiner Termine</translation>
    </message>
    <message>
        <source>How many commits you made for a task</source>
        <translation>Wie viele Commits du für eine Aufgabe gemacht hast</translation>
    </message>
    <message>
        <source>What you type</source>
        <translation>Was du tippst</translation>
    </message>
    <message>
        <source>There is no keyboard listener.</source>
        <translation>Es gibt nichts, was die Tastatur mithört.</translation>
    </message>
    <message>
        <source>Camera, microphone, web pages, names of files</source>
        <translation>Kamera, Mikrofon, Webseiten, Dateinamen</translation>
    </message>
    <message>
        <source>They are not asked for.</source>
        <translation>Danach wird nicht gefragt.</translation>
    </message>
    <message>
        <source>Your journal and time entries</source>
        <translation>Dein Journal und deine Zeiteinträge</translation>
    </message>
    <message>
        <source>Names and notes in your journal</source>
        <translation>Namen und Notizen in deinem Journal</translation>
    </message>
    <message>
        <source>When you were active</source>
        <translation>Wann du aktiv warst</translation>
    </message>
    <message>
        <source>From when until when, encrypted, in the same folder; each day under a key of its own, that goes with it.</source>
        <translation>Von wann bis wann, verschlüsselt, im selben Ordner; jeder Tag unter eigenem Schlüssel, der mit ihm vergeht.</translation>
    </message>
    <message>
        <source>The fine picture of a day</source>
        <translation>Das feine Bild eines Tages</translation>
    </message>
    <message>
        <source>The same in steps of five seconds, kept and gone alike.</source>
        <translation>Dasselbe in Schritten von fünf Sekunden, ebenso verwahrt und vergänglich.</translation>
    </message>
    <message>
        <source>Pictures of your screen</source>
        <translation>Bilder deines Bildschirms</translation>
    </message>
    <message>
        <source>Those that were taken, if you turned it on: encrypted, each day under a key of its own that only your keystore opens, in the same folder. In no backup. They open for you, and for readers whom your organization&apos;s policy names, once you have seen it.</source>
        <translation>Die aufgenommenen, falls du es eingeschaltet hast: verschlüsselt, jeder Tag unter eigenem Schlüssel, den nur dein Schlüsselspeicher öffnet, im selben Ordner. In keiner Sicherung. Sie öffnen sich für dich und für Leser, die die Richtlinie deiner Organisation nennt, sobald du sie gesehen hast.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Local ones and copies of what your services show you, encrypted, in the same folder.</source>
        <translation>Eigene und Kopien dessen, was deine Dienste dir zeigen, verschlüsselt, im selben Ordner.</translation>
    </message>
    <message>
        <source>What waits to be sent, and what was</source>
        <translation>Was auf das Senden wartet, und was gesendet wurde</translation>
    </message>
    <message>
        <source>Worklogs with their notes, encrypted, in the same folder. So far: {deliveries}.</source>
        <translation>Worklogs mit ihren Notizen, verschlüsselt, im selben Ordner. Bisher: {deliveries}.</translation>
    </message>
    <message>
        <source>Your standups</source>
        <translation>Deine Standups</translation>
    </message>
    <message>
        <source>What was posted where, when and by which schedule, with its link and its words; and for a week what you changed in one. Encrypted, in the same folder; the words are sealed once more, by month, and go with it.</source>
        <translation>Was wo, wann und nach welchem Zeitplan gepostet wurde, mit Link und Worten; und eine Woche lang, was du an einem geändert hast. Verschlüsselt, im selben Ordner; die Worte sind noch einmal nach Monaten versiegelt und gehen mit dem Monat.</translation>
    </message>
    <message>
        <source>Your connections</source>
        <translation>Deine Verbindungen</translation>
    </message>
    <message>
        <source>Address, e-mail and name of each, encrypted, in the same folder. Now: {connections}.</source>
        <translation>Adresse, E-Mail und Name von jeder, verschlüsselt, im selben Ordner. Zurzeit: {connections}.</translation>
    </message>
    <message>
        <source>The list of what was sent</source>
        <translation>Die Liste des Gesendeten</translation>
    </message>
    <message>
        <source>When, where to, what for, how large; never what was in them. Encrypted, in the same folder; each day under a key of its own, that goes with it. Now: {exchanges}.</source>
        <translation>Wann, wohin, wofür, wie groß; nie, was darin stand. Verschlüsselt, im selben Ordner; jeder Tag unter eigenem Schlüssel, der mit ihm vergeht. Zurzeit: {exchanges}.</translation>
    </message>
    <message>
        <source>Keys and sign-ins</source>
        <translation>Schlüssel und Anmeldungen</translation>
    </message>
    <message>
        <source>In {keystore}, and nowhere else.</source>
        <translation>In: {keystore}, und sonst nirgends.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Only its public half, if you made one. The key itself is on your paper alone.</source>
        <translation>Nur seine öffentliche Hälfte, falls du einen gemacht hast. Der Schlüssel selbst steht allein auf deinem Papier.</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Deine Einstellungen</translation>
    </message>
    <message>
        <source>In plain text that only your account can read, in settings.toml, as a rule in the same folder; with your name and e-mail, if you entered them.</source>
        <translation>Im Klartext, den nur dein Konto lesen kann, in settings.toml, in der Regel im selben Ordner; mit deinem Namen und deiner E-Mail-Adresse, falls du sie eingetragen hast.</translation>
    </message>
    <message>
        <source>Your organization&apos;s policy</source>
        <translation>Die Richtlinie deiner Organisation</translation>
    </message>
    <message>
        <source>Where you follow one: as it was signed, whose key that is, and which version you took and saw, when. In plain text, in policy.json in the same folder.</source>
        <translation>Falls du einer folgst: wie sie unterschrieben wurde, wessen Schlüssel das ist und welche Fassung du wann übernommen und gesehen hast. Im Klartext, in policy.json im selben Ordner.</translation>
    </message>
    <message>
        <source>Daily backups</source>
        <translation>Tägliche Sicherungen</translation>
    </message>
    <message>
        <source>Encrypted, without your sign-ins, in the same folder.</source>
        <translation>Verschlüsselt, ohne deine Anmeldungen, im selben Ordner.</translation>
    </message>
    <message>
        <source>A log of this program</source>
        <translation>Ein Protokoll dieses Programms</translation>
    </message>
    <message>
        <source>In plain text in {log}: times, counts and outcomes; no titles, names or addresses.</source>
        <translation>Im Klartext in {log}: Zeiten, Anzahlen und Ergebnisse; keine Titel, Namen oder Adressen.</translation>
    </message>
    <message>
        <source>Notifications about unknown time</source>
        <translation>Benachrichtigungen über ungeklärte Zeit</translation>
    </message>
    <message>
        <source>To your own desktop, which may keep a list of them.</source>
        <translation>An deinen eigenen Desktop, der eine Liste davon führen kann.</translation>
    </message>
    <message>
        <source>Notifications about screenshots</source>
        <translation>Benachrichtigungen über Bildschirmfotos</translation>
    </message>
    <message>
        <source>To your own desktop: that one was taken, and when; never the picture.</source>
        <translation>An deinen eigenen Desktop: dass eines gemacht wurde, und wann; nie das Bild.</translation>
    </message>
    <message>
        <source>Notifications about connections</source>
        <translation>Benachrichtigungen über Verbindungen</translation>
    </message>
    <message>
        <source>To your own desktop: that one is lost, is back, or needs you.</source>
        <translation>An deinen eigenen Desktop: dass eine weg ist, wieder da ist oder dich braucht.</translation>
    </message>
    <message>
        <source>Notifications about standups</source>
        <translation>Benachrichtigungen über Standups</translation>
    </message>
    <message>
        <source>To your own desktop, with their lines, where you made a schedule.</source>
        <translation>An deinen eigenen Desktop, mit ihren Zeilen, falls du einen Zeitplan angelegt hast.</translation>
    </message>
    <message>
        <source>Notifications about missing hours</source>
        <translation>Benachrichtigungen über fehlende Stunden</translation>
    </message>
    <message>
        <source>To your own desktop: which day, and how many hours it has of how many.</source>
        <translation>An deinen eigenen Desktop: welcher Tag, und wie viele Stunden er von wie vielen hat.</translation>
    </message>
    <message>
        <source>Notifications about your organization&apos;s policy</source>
        <translation>Benachrichtigungen über die Richtlinie deiner Organisation</translation>
    </message>
    <message>
        <source>To your own desktop: that a version waits until you have seen it, once.</source>
        <translation>An deinen eigenen Desktop: dass eine Fassung wartet, bis du sie gesehen hast; einmal.</translation>
    </message>
    <message>
        <source>Crash reports and usage figures</source>
        <translation>Absturzberichte und Nutzungszahlen</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>Looking for updates</source>
        <translation>Nach Aktualisierungen suchen</translation>
    </message>
    <message>
        <source>There is no update check.</source>
        <translation>Es wird nach keinen gesucht.</translation>
    </message>
    <message>
        <source>You are not in the channel, or the app that posts for you is not.</source>
        <translation>Du bist nicht im Kanal, oder die App, die für dich postet, ist es nicht.</translation>
    </message>
    <message>
        <source>Join it in Slack; an app is invited there by /invite and its name. Then try again.</source>
        <translation>Tritt ihm in Slack bei; eine App wird dort mit /invite und ihrem Namen eingeladen. Versuche es dann noch einmal.</translation>
    </message>
    <message>
        <source>The file ends in the middle: export or download it again.</source>
        <translation>Die Datei hört mittendrin auf: exportiere oder lade sie noch einmal.</translation>
    </message>
    <message>
        <source>It is a pipe or a device, and no file: name a file.</source>
        <translation>Das ist eine Pipe oder ein Gerät und keine Datei: Nenne eine Datei.</translation>
    </message>
    <message>
        <source>The clock says {day}, far ahead of the days on which TrackSync ran before, so nothing is deleted for its age for now: set the clock right if it is wrong; if it is right, do nothing, and on the third day of use deleting goes on.</source>
        <translation>Die Uhr zeigt den {day}, weit nach den Tagen, an denen TrackSync bisher lief; darum wird vorerst nichts seines Alters wegen gelöscht: Stell die Uhr, wenn sie falsch geht; geht sie richtig, musst du nichts tun, und am dritten Tag der Nutzung geht das Löschen weiter.</translation>
    </message>
    <message>
        <source>GNOME&apos;s screen cast, on Wayland</source>
        <translation>GNOMEs Bildschirmfreigabe, auf Wayland</translation>
    </message>
    <message>
        <source>GNOME does not let its screen be seen</source>
        <translation>GNOME lässt seinen Bildschirm nicht sehen</translation>
    </message>
    <message>
        <source>GNOME gave no whole picture</source>
        <translation>GNOME gab kein ganzes Bild</translation>
    </message>
    <message>
        <source>GNOME gave a picture of a kind that is not known here</source>
        <translation>GNOME gab ein Bild einer Art, die hier unbekannt ist</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>until you disconnect or purge them; local ones for ever</source>
        <translation>bis du die Verbindung trennst oder sie verwirfst; eigene für immer</translation>
    </message>
    <message>
        <source>for ever; the words as long as those of your entries</source>
        <translation>für immer; die Worte so lange wie die deiner Einträge</translation>
    </message>
    <message>
        <source>until you remove them, or disconnect the channel</source>
        <translation>bis du sie entfernst oder den Kanal trennst</translation>
    </message>
    <message>
        <source>until you disconnect</source>
        <translation>bis du die Verbindung trennst</translation>
    </message>
    <message>
        <source>until you disconnect, or remove TrackSync</source>
        <translation>bis du die Verbindung trennst oder TrackSync entfernst</translation>
    </message>
    <message>
        <source>until you make another</source>
        <translation>bis du einen neuen machst</translation>
    </message>
    <message>
        <source>until you change them</source>
        <translation>bis du sie änderst</translation>
    </message>
    <message>
        <source>until you leave it</source>
        <translation>bis du sie verlässt</translation>
    </message>
    <message>
        <source>the newest two megabytes</source>
        <translation>die neuesten zwei Megabyte</translation>
    </message>
    <message>
        <source>The policy is over, so no screenshots are taken until there is a newer one.</source>
        <translation>Die Richtlinie ist abgelaufen, daher werden keine Bildschirmfotos gemacht, bis es eine neuere gibt.</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the policy is not in force yet: no screenshots are taken.</source>
        <translation>Nach der Uhr dieses Computers gilt die Richtlinie noch nicht: Es werden keine Bildschirmfotos gemacht.</translation>
    </message>
    <message>
        <source>Your organization</source>
        <translation>deiner Organisation</translation>
    </message>
    <message>
        <source>How often pictures are taken is yours to choose.</source>
        <translation>Wie oft Bilder gemacht werden, wählst du.</translation>
    </message>
    <message>
        <source>Deleting a picture also takes away the time since the one before it, up to one interval.</source>
        <translation>Wird ein Bild gelöscht, geht auch die Zeit seit dem Bild davor weg, höchstens ein Abstand.</translation>
    </message>
    <message>
        <source>Deleting a picture takes no minute from your time.</source>
        <translation>Ein Bild zu löschen nimmt dir keine Minute deiner Zeit.</translation>
    </message>
    <message>
        <source>Time can be tracked only on tasks that are assigned to you, and on your own local ones.</source>
        <translation>Zeit lässt sich nur auf Aufgaben erfassen, die dir zugewiesen sind, und auf deinen eigenen lokalen.</translation>
    </message>
    <message>
        <source>{word!r:.40} is no colour of a task.</source>
        <translation>{word!r:.40} ist keine Farbe einer Aufgabe.</translation>
    </message>
    <message>
        <source>Choose one of {names}, or automatic.</source>
        <translation>Wähle eine von {names} oder automatic.</translation>
    </message>
    <message>
        <source>Time can be tracked on every task.</source>
        <translation>Zeit lässt sich auf jeder Aufgabe erfassen.</translation>
    </message>
    <message>
        <source>{said} ({who})</source>
        <translation>{said} ({who})</translation>
    </message>
    <message>
        <source>A backup was brought back, and what was posted after it was made is not known.</source>
        <translation>Eine Sicherung wurde zurückgeholt, und was nach ihr gepostet wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It was posted from another device.</source>
        <translation>Es wurde von einem anderen Gerät gepostet.</translation>
    </message>
    <message>
        <source>It is not in the channel: TrackSync has looked.</source>
        <translation>Es ist nicht im Kanal: TrackSync hat nachgesehen.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>The file ring is missing from the data folder, so the words of {months} cannot be read. All times are whole, and nothing was changed.</source>
        <translation>Im Datenordner fehlt die Datei ring, darum sind die Texte von {months} nicht lesbar. Alle Zeiten sind vollständig, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Put it back from a copy of the folder; or, where there is none, go on without those words: tracksync check --repair.</source>
        <translation>Lege sie aus einer Kopie des Ordners zurück; oder mache, wenn es keine gibt, ohne diese Texte weiter: tracksync check --repair.</translation>
    </message>
    <message>
        <source>This computer&apos;s screen is read from files (TRACKSYNC_SCREEN_SOURCE). {name}&apos;s policy does not accept that, so no pictures are taken.</source>
        <translation>Der Bildschirm dieses Computers wird aus Dateien gelesen (TRACKSYNC_SCREEN_SOURCE). Die Richtlinie von {name} lässt das nicht gelten, darum werden keine Bilder gemacht.</translation>
    </message>
    <message>
        <source>Activity is read from a file (TRACKSYNC_ACTIVITY_SOURCE). {name}&apos;s policy does not accept that, so whether somebody works here counts as unknown.</source>
        <translation>Die Aktivität wird aus einer Datei gelesen (TRACKSYNC_ACTIVITY_SOURCE). Die Richtlinie von {name} lässt das nicht gelten, darum gilt als unbekannt, ob hier jemand arbeitet.</translation>
    </message>
    <message>
        <source>The channel could not be looked through now.</source>
        <translation>Der Kanal ließ sich gerade nicht durchsehen.</translation>
    </message>
    <message>
        <source>It is not in the day&apos;s thread. {why}</source>
        <translation>Es steht nicht im Thread des Tages. {why}</translation>
    </message>
    <message>
        <source>a cut that begins inside the entry leaves a piece before it</source>
        <translation>ein Schnitt mitten im Eintrag lässt ein Stück davor übrig</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Ended, as another was started</source>
        <translation>Beendet, weil etwas anderes begann</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Cut where time is unknown</source>
        <translation>Geteilt, wo Zeit unbekannt ist</translation>
    </message>
    <message>
        <source>Unknown time answered</source>
        <translation>Unbekannte Zeit beantwortet</translation>
    </message>
    <message>
        <source>Cut where the clock was set</source>
        <translation>Geteilt, wo die Uhr gestellt wurde</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Nachgetragen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>A deed taken back</source>
        <translation>Etwas zurückgenommen</translation>
    </message>
    <message>
        <source>Time taken off with a picture</source>
        <translation>Zeit mit einem Bild abgezogen</translation>
    </message>
    <message>
        <source>in the window</source>
        <translation>im Fenster</translation>
    </message>
    <message>
        <source>from the tray</source>
        <translation>über das Symbol in der Leiste</translation>
    </message>
    <message>
        <source>on the command line</source>
        <translation>auf der Befehlszeile</translation>
    </message>
    <message>
        <source>by TrackSync</source>
        <translation>durch TrackSync</translation>
    </message>
    <message>
        <source>from the service</source>
        <translation>vom Dienst</translation>
    </message>
    <message>
        <source>More of your time would go with them than was said.</source>
        <translation>Mit ihnen ginge mehr von deiner Zeit weg, als gesagt wurde.</translation>
    </message>
    <message>
        <source>These were not deleted. Look again at what goes.</source>
        <translation>Diese wurden nicht gelöscht. Sieh noch einmal nach, was mitgeht.</translation>
    </message>
    <message>
        <source>{key} names {file}, and there is no such file.</source>
        <translation>{key} nennt {file}, und diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is kept as {name}.</source>
        <translation>Sie liegt jetzt unter dem Namen {name}.</translation>
    </message>
    <message>
        <source>{absent} The setting stays as it was.</source>
        <translation>{absent} Die Einstellung bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>It stays where it is.</source>
        <translation>Sie bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Name a file that is there, with its whole path.</source>
        <translation>Nenne eine vorhandene Datei mit ihrem ganzen Pfad.</translation>
    </message>
    <message>
        <source>It was left as it is. Name a settings file with --config, or none.</source>
        <translation>Sie bleibt, wie sie ist. Nenne mit --config eine Einstellungsdatei, oder keine.</translation>
    </message>
    <message>
        <source>{broken} {place} The defaults are in force.</source>
        <translation>{broken} {place} Es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>tracksync config list shows them; choose again what you need.</source>
        <translation>tracksync config list zeigt sie; wähle neu, was du brauchst.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>diesem Computer</translation>
    </message>
    <message>
        <source>The connection was taken away.</source>
        <translation>Die Verbindung wurde entfernt.</translation>
    </message>
    <message>
        <source>Another program of yours holds the profile, so nothing is renewed here.</source>
        <translation>Ein anderes Programm von dir hält das Profil; deshalb wird hier nichts erneuert.</translation>
    </message>
    <message>
        <source>The sign-in of {id} could not be renewed. What waits is safe.</source>
        <translation>Die Anmeldung von {id} konnte nicht erneuert werden. Was wartet, ist sicher.</translation>
    </message>
    <message>
        <source>This TrackSync cannot be signed in by a browser.</source>
        <translation>Dieses TrackSync kann nicht über einen Browser angemeldet werden.</translation>
    </message>
    <message>
        <source>Use a token: --token-stdin.</source>
        <translation>Nimm ein Token: --token-stdin.</translation>
    </message>
    <message>
        <source>No answer came within {minutes} min, so nothing was connected.</source>
        <translation>Innerhalb von {minutes} min kam keine Antwort; es wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>Begin the sign-in again.</source>
        <translation>Beginne die Anmeldung noch einmal.</translation>
    </message>
    <message>
        <source>What was granted does not reach {site}.</source>
        <translation>Was erlaubt wurde, reicht nicht bis {site}.</translation>
    </message>
    <message>
        <source>No pictures are taken: macOS does not let the screen be seen.</source>
        <translation>Es werden keine Bilder aufgenommen: macOS lässt den Bildschirm nicht sehen.</translation>
    </message>
    <message>
        <source>No pictures are taken: open windows are not told here.</source>
        <translation>Keine Bilder: Offene Fenster werden hier nicht verraten.</translation>
    </message>
    <message>
        <source>No pictures are taken: the pointer is not told here.</source>
        <translation>Keine Bilder: Der Zeiger wird hier nicht verraten.</translation>
    </message>
    <message>
        <source>Nothing can be written to the disk, so no pictures are taken.</source>
        <translation>Auf die Festplatte lässt sich nichts schreiben, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>Switch TrackSync on in System Settings, Privacy &amp; Security, Screen &amp; System Audio Recording, then start it again.</source>
        <translation>Schalte TrackSync in den Systemeinstellungen ein, unter Datenschutz &amp; Sicherheit, Bildschirm- &amp; Systemaudioaufnahme, und starte es neu.</translation>
    </message>
    <message>
        <source>You excluded some windows: empty the setting Never while these are open, and pictures are taken.</source>
        <translation>Du hast Fenster ausgeschlossen: Leere die Einstellung „Nie, während diese offen sind“, dann werden Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>Choose all monitors, or name them, and pictures are taken.</source>
        <translation>Wähle alle Monitore, oder nenne sie, dann werden Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>No picture was taken: none of the chosen monitors is there.</source>
        <translation>Es wurde kein Bild aufgenommen: Keiner der gewählten Monitore ist da.</translation>
    </message>
    <message>
        <source>Choose all monitors, or name others.</source>
        <translation>Wähle alle Monitore, oder nenne andere.</translation>
    </message>
    <message>
        <source>No picture was taken: a window is open that you excluded ({rule}).</source>
        <translation>Es wurde kein Bild aufgenommen: Ein Fenster ist offen, das du ausgeschlossen hast ({rule}).</translation>
    </message>
    <message>
        <source>No pictures are taken: there is no screen here.</source>
        <translation>Keine Bilder: Hier gibt es keinen Bildschirm.</translation>
    </message>
    <message>
        <source>No pictures are taken: this Wayland desktop cannot be seen.</source>
        <translation>Keine Bilder: Diese Wayland-Oberfläche ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>No pictures are taken: no Wayland desktop answers.</source>
        <translation>Keine Bilder: Keine Wayland-Oberfläche antwortet.</translation>
    </message>
    <message>
        <source>No pictures are taken: the program grim is not installed.</source>
        <translation>Keine Bilder: Das Programm grim ist nicht installiert.</translation>
    </message>
    <message>
        <source>Start TrackSync inside the desktop whose screen is meant.</source>
        <translation>Starte TrackSync in der Oberfläche, deren Bildschirm gemeint ist.</translation>
    </message>
    <message>
        <source>Start TrackSync again from within the desktop.</source>
        <translation>Starte TrackSync noch einmal aus der Oberfläche heraus.</translation>
    </message>
    <message>
        <source>Install grim, then start TrackSync again.</source>
        <translation>Installiere grim und starte TrackSync dann neu.</translation>
    </message>
    <message>
        <source>Close it, or take its name out of Never while these are open.</source>
        <translation>Schließe es, oder nimm seinen Namen aus „Nie, während diese offen sind“.</translation>
    </message>
    <message>
        <source>If the monitor was on, the screen does not let itself be seen here.</source>
        <translation>War der Monitor an, lässt sich der Bildschirm hier nicht ansehen.</translation>
    </message>
    <message>
        <source>It was taken back before its time.</source>
        <translation>Es wurde vor seiner Zeit zurückgeholt.</translation>
    </message>
    <message>
        <source>It could no longer be taken back.</source>
        <translation>Es ließ sich nicht mehr zurückholen.</translation>
    </message>
    <message>
        <source>It no longer waits to be posted, and is not in the channel.</source>
        <translation>Es wartet nicht mehr darauf, gepostet zu werden, und ist nicht im Kanal.</translation>
    </message>
    <message>
        <source>In folders you chose, if any: git is asked for the names of branches, and when you committed; not for files; for the first lines of messages only if you choose so. Nothing is kept but what you post.</source>
        <translation>In Ordnern, die du gewählt hast, wenn überhaupt: Git wird nach den Namen von Branches gefragt und wann du committet hast, nicht nach Dateien; nach den ersten Zeilen von Nachrichten nur, wenn du es so wählst. Behalten wird nur, was du postest.</translation>
    </message>
    <message>
        <source>Pictures that could not be taken</source>
        <translation>Bilder, die nicht gemacht werden konnten</translation>
    </message>
    <message>
        <source>When one was due, and why there is none (only black was seen, say): never which window was open, nor what was seen. A part of your journal.</source>
        <translation>Wann eines fällig war und warum es keines gibt (etwa weil nur Schwarz zu sehen war): nie, welches Fenster offen war, und nicht, was zu sehen war. Ein Teil deines Journals.</translation>
    </message>
    <message>
        <source>Schedules and templates of your standups</source>
        <translation>Zeitpläne und Vorlagen deiner Standups</translation>
    </message>
    <message>
        <source>Channel, days and time of each, and how they read; encrypted, in the same folder.</source>
        <translation>Kanal, Tage und Uhrzeit von jedem, und wie sie sich lesen; verschlüsselt, im selben Ordner.</translation>
    </message>
    <message>
        <source>No pictures are taken: when GNOME asked, it was not told to let TrackSync see the screen, or not to remember it.</source>
        <translation>Keine Bilder: Als GNOME fragte, wurde TrackSync der Bildschirm nicht freigegeben, oder nicht auf Dauer.</translation>
    </message>
    <message>
        <source>Choose an X11 session when you sign in, or a desktop such as sway, KDE or GNOME. Your time is tracked as ever.</source>
        <translation>Wähle beim Anmelden eine X11-Sitzung oder eine Oberfläche wie sway, KDE oder GNOME. Deine Zeit wird wie immer erfasst.</translation>
    </message>
    <message>
        <source>a window you excluded was open</source>
        <translation>ein ausgeschlossenes Fenster war offen</translation>
    </message>
    <message>
        <source>only black was seen</source>
        <translation>es war nur Schwarz zu sehen</translation>
    </message>
    <message>
        <source>no wanted monitor was there</source>
        <translation>kein gewünschter Monitor war da</translation>
    </message>
    <message>
        <source>the screen could not be seen</source>
        <translation>der Bildschirm war nicht zu sehen</translation>
    </message>
    <message>
        <source>the keystore did not open</source>
        <translation>der Schlüsselspeicher ging nicht auf</translation>
    </message>
    <message>
        <source>the disk was full</source>
        <translation>die Festplatte war voll</translation>
    </message>
    <message>
        <source>A change that asks for more holds once you have seen it, and {count} days after it came to this computer at the earliest.</source>
        <translation>Eine Änderung, die mehr verlangt, gilt erst, wenn du sie gesehen hast, und frühestens {count} Tage, nachdem sie auf diesen Computer kam.</translation>
    </message>
    <message>
        <source>A change that asks for more holds once you have seen it.</source>
        <translation>Eine Änderung, die mehr verlangt, gilt, sobald du sie gesehen hast.</translation>
    </message>
    <message>
        <source>{count} schedules of standups that name it are removed.</source>
        <translation>{count} Zeitpläne von Standups, die ihn nennen, werden entfernt.</translation>
    </message>
    <message>
        <source>One schedule of standups that names it is removed.</source>
        <translation>Ein Zeitplan von Standups, der ihn nennt, wird entfernt.</translation>
    </message>
    <message>
        <source>Nothing was changed. tracksync standup template show classic-en shows a good one.</source>
        <translation>Nichts wurde geändert. tracksync standup template show classic-de zeigt eine gute.</translation>
    </message>
    <message>
        <source>In “{shown}” only these may stand in braces: {known}.</source>
        <translation>In „{shown}“ dürfen nur diese in geschweiften Klammern stehen: {known}.</translation>
    </message>
    <message>
        <source>A template needs a name of at most {most} characters.</source>
        <translation>Eine Vorlage braucht einen Namen mit höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>{name} comes with TrackSync and stays as it is.</source>
        <translation>{name} gehört zu TrackSync und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>A template&apos;s language is one of these: {known}.</source>
        <translation>Die Sprache einer Vorlage ist eine von diesen: {known}.</translation>
    </message>
    <message>
        <source>A template has one to three sections, each once.</source>
        <translation>Eine Vorlage hat einen bis drei Abschnitte, jeden einmal.</translation>
    </message>
    <message>
        <source>“{shown}” is longer than {most} characters.</source>
        <translation>„{shown}“ ist länger als {most} Zeichen.</translation>
    </message>
    <message>
        <source>This is no template of a standup, or one of a newer TrackSync.</source>
        <translation>Das ist keine Vorlage eines Standups, oder die eines neueren TrackSync.</translation>
    </message>
    <message>
        <source>A section of a template is a table.</source>
        <translation>Ein Abschnitt einer Vorlage ist eine Tabelle.</translation>
    </message>
    <message>
        <source>A section of a template is one of these: {known}.</source>
        <translation>Ein Abschnitt einer Vorlage ist einer von diesen: {known}.</translation>
    </message>
    <message>
        <source>“{name}” of a template is a text in quotes.</source>
        <translation>„{name}“ einer Vorlage ist ein Text in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“hours” of a template is true or false.</source>
        <translation>„hours“ einer Vorlage ist true oder false.</translation>
    </message>
    <message>
        <source>A template says nothing of “{shown}”.</source>
        <translation>Eine Vorlage sagt nichts über „{shown}“.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Die Datei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>More of the policy will hold soon: tracksync policy show tells from when.</source>
        <translation>Bald gilt mehr von der Richtlinie: tracksync policy show sagt, ab wann.</translation>
    </message>
    <message>
        <source>It reaches: {sites}. Begin again, and choose it there.</source>
        <translation>Es reicht bis: {sites}. Beginne noch einmal und wähle sie dort.</translation>
    </message>
    <message>
        <source>There is no such sign-in under way.</source>
        <translation>Diese Anmeldung ist nicht im Gang.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled. Nothing was connected.</source>
        <translation>Die Anmeldung wurde abgebrochen. Es wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>There is nothing to choose from yet.</source>
        <translation>Noch gibt es nichts zu wählen.</translation>
    </message>
    <message>
        <source>Somebody waits for this sign-in already.</source>
        <translation>Auf diese Anmeldung wartet schon jemand.</translation>
    </message>
    <message>
        <source>Wait for the answer of the browser first.</source>
        <translation>Warte zuerst auf die Antwort des Browsers.</translation>
    </message>
    <message>
        <source>No site was named.</source>
        <translation>Es wurde keine Site genannt.</translation>
    </message>
    <message>
        <source>By the broker a bot signs in, which has no e-mail address.</source>
        <translation>Über den Broker meldet sich ein Bot an, der keine E-Mail-Adresse hat.</translation>
    </message>
    <message>
        <source>It has a standup for a later time that could not be taken back: it goes.</source>
        <translation>Er hat ein Standup für später, das sich nicht zurücknehmen ließ: Es geht hinaus.</translation>
    </message>
    <message>
        <source>{service} is signed in to without a broker and without a secret.</source>
        <translation>Bei {service} meldet man sich ohne Broker und ohne Geheimnis an.</translation>
    </message>
    <message>
        <source>That part of the list is no longer there.</source>
        <translation>Dieser Teil der Liste ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Fetch the tasks again.</source>
        <translation>Hole die Aufgaben noch einmal.</translation>
    </message>
    <message>
        <source>This Asana account does not belong to the workspace that was chosen.</source>
        <translation>Dieses Asana-Konto gehört nicht zu dem gewählten Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Connect with the token of somebody who does, or to app.asana.com for all workspaces.</source>
        <translation>Verbinde mit dem Token von jemandem, der dazugehört, oder mit app.asana.com für alle Arbeitsbereiche.</translation>
    </message>
    <message>
        <source>That is not a task of Asana.</source>
        <translation>Das ist keine Aufgabe in Asana.</translation>
    </message>
    <message>
        <source>Paste its address, or the number at the end of it.</source>
        <translation>Füge ihre Adresse ein oder die Zahl am Ende davon.</translation>
    </message>
    <message>
        <source>The task holds more than can be looked through.</source>
        <translation>Auf der Aufgabe steht mehr, als durchgesehen werden kann.</translation>
    </message>
    <message>
        <source>Asana does not tell what changed.</source>
        <translation>Asana sagt nicht, was sich geändert hat.</translation>
    </message>
    <message>
        <source>The days are compared instead.</source>
        <translation>Stattdessen werden die Tage verglichen.</translation>
    </message>
    <message>
        <source>The plan of this Asana workspace has no time tracking.</source>
        <translation>Der Tarif dieses Asana-Arbeitsbereichs hat keine Zeiterfassung.</translation>
    </message>
    <message>
        <source>Ask for a plan that has it, or let TrackSync write comments instead (Settings).</source>
        <translation>Bitte um einen Tarif, der sie hat, oder lass TrackSync stattdessen Kommentare schreiben (Einstellungen).</translation>
    </message>
    <message>
        <source>Asana did not accept this.</source>
        <translation>Asana hat das nicht angenommen.</translation>
    </message>
    <message>
        <source>Look at the task in Asana; change the entry or book it elsewhere.</source>
        <translation>Sieh dir die Aufgabe in Asana an; ändere den Eintrag oder buche ihn anderswo.</translation>
    </message>
    <message>
        <source>The time of that day was handed in over there, and takes no more changes.</source>
        <translation>Die Zeit dieses Tages ist drüben eingereicht und lässt sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>Have it opened again in Asana, or leave it as it stands there.</source>
        <translation>Lass sie in Asana wieder öffnen oder lass sie stehen, wie sie dort steht.</translation>
    </message>
    <message>
        <source>Asana does not take a time of this length.</source>
        <translation>Asana nimmt keine Zeit dieser Länge.</translation>
    </message>
    <message>
        <source>Your Asana account may not do this on this task.</source>
        <translation>Dein Asana-Konto darf das auf dieser Aufgabe nicht.</translation>
    </message>
    <message>
        <source>Ask for the right to edit it, or let TrackSync write comments instead (Settings).</source>
        <translation>Bitte um das Recht, sie zu bearbeiten, oder lass TrackSync stattdessen Kommentare schreiben (Einstellungen).</translation>
    </message>
    <message>
        <source>Asana no longer shows you this: it was deleted, or your access ended.</source>
        <translation>Asana zeigt dir das nicht mehr: Es wurde gelöscht, oder dein Zugang ist zu Ende.</translation>
    </message>
    <message>
        <source>Asana no longer offers what TrackSync asked for.</source>
        <translation>Asana bietet nicht mehr, wonach TrackSync gefragt hat.</translation>
    </message>
    <message>
        <source>That is not the address of Asana.</source>
        <translation>Das ist nicht die Adresse von Asana.</translation>
    </message>
    <message>
        <source>Everybody&apos;s Asana is found at {site}.</source>
        <translation>Asana ist für alle unter {site} zu finden.</translation>
    </message>
    <message>
        <source>The history of the work item is not up to date yet.</source>
        <translation>Der Verlauf des Work Items ist noch nicht auf dem Stand.</translation>
    </message>
    <message>
        <source>The work item was moved while it was read.</source>
        <translation>Das Work Item wurde verschoben, während es gelesen wurde.</translation>
    </message>
    <message>
        <source>Book the time on another work item, or keep it here only.</source>
        <translation>Buche die Zeit auf ein anderes Work Item, oder behalte sie nur hier.</translation>
    </message>
    <message>
        <source>Azure DevOps no longer shows you this work item: it was deleted or moved, or your access ended.</source>
        <translation>Azure DevOps zeigt dir dieses Work Item nicht mehr: Es wurde gelöscht oder verschoben, oder dein Zugang ist beendet.</translation>
    </message>
    <message>
        <source>That is not the number of a work item.</source>
        <translation>Das ist nicht die Nummer eines Work Items.</translation>
    </message>
    <message>
        <source>It looks like #1234.</source>
        <translation>Sie sieht aus wie #1234.</translation>
    </message>
    <message>
        <source>The history of the work item no longer tells of this time.</source>
        <translation>Im Verlauf des Work Items steht von dieser Zeit nichts mehr.</translation>
    </message>
    <message>
        <source>The work item has more changes than can be looked through, so nothing was booked on it.</source>
        <translation>Das Work Item hat mehr Änderungen, als sich durchsehen lassen; darum wurde nichts darauf gebucht.</translation>
    </message>
    <message>
        <source>Azure DevOps does not tell what changed.</source>
        <translation>Azure DevOps sagt nicht, was sich geändert hat.</translation>
    </message>
    <message>
        <source>Work items are read one by one.</source>
        <translation>Work Items werden einzeln gelesen.</translation>
    </message>
    <message>
        <source>Azure DevOps did not accept this.</source>
        <translation>Azure DevOps hat das nicht angenommen.</translation>
    </message>
    <message>
        <source>Look at the work item in Azure DevOps; change the entry or book it elsewhere.</source>
        <translation>Sieh dir das Work Item in Azure DevOps an; ändere den Eintrag oder buche ihn anderswo.</translation>
    </message>
    <message>
        <source>Somebody changed the work item at the same moment.</source>
        <translation>Jemand hat das Work Item im selben Moment geändert.</translation>
    </message>
    <message>
        <source>This organization has no field Completed Work, so there is no place for hours.</source>
        <translation>Diese Organisation hat kein Feld „Completed Work“, also keinen Platz für Stunden.</translation>
    </message>
    <message>
        <source>Ask an administrator to add it to the type of this work item, or keep the time here only.</source>
        <translation>Bitte jemanden von der Verwaltung, es dem Typ dieses Work Items hinzuzufügen, oder behalte die Zeit nur hier.</translation>
    </message>
    <message>
        <source>A rule of the project does not let the hours of this work item be changed now.</source>
        <translation>Eine Regel des Projekts lässt die Stunden dieses Work Items jetzt nicht ändern.</translation>
    </message>
    <message>
        <source>Look at its state: often a closed work item must be reopened. Or book elsewhere.</source>
        <translation>Sieh dir seinen Status an: Oft muss ein geschlossenes Work Item wieder geöffnet werden. Oder buche anderswo.</translation>
    </message>
    <message>
        <source>A rule of the project refuses any change of this work item until more is filled in.</source>
        <translation>Eine Regel des Projekts verweigert jede Änderung dieses Work Items, bis mehr ausgefüllt ist.</translation>
    </message>
    <message>
        <source>Open the work item in Azure DevOps, fill in what it asks for, and send again.</source>
        <translation>Öffne das Work Item in Azure DevOps, fülle aus, was es verlangt, und sende noch einmal.</translation>
    </message>
    <message>
        <source>Your account may not change this work item.</source>
        <translation>Dein Konto darf dieses Work Item nicht ändern.</translation>
    </message>
    <message>
        <source>Ask for the permission “Edit work items in this node”, or book the time elsewhere.</source>
        <translation>Bitte um die Berechtigung „Edit work items in this node“, oder buche die Zeit anderswo.</translation>
    </message>
    <message>
        <source>The work item has as many changes as Azure DevOps takes from programs.</source>
        <translation>Das Work Item hat so viele Änderungen, wie Azure DevOps von Programmen annimmt.</translation>
    </message>
    <message>
        <source>Your account is not allowed to do this in Azure DevOps.</source>
        <translation>Dein Konto darf das in Azure DevOps nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator whether you may edit work items.</source>
        <translation>Frage jemanden von der Verwaltung, ob du Work Items bearbeiten darfst.</translation>
    </message>
    <message>
        <source>The work item has become too large.</source>
        <translation>Das Work Item ist zu groß geworden.</translation>
    </message>
    <message>
        <source>Work items of the type “{kind}” have no field Completed Work in {project}.</source>
        <translation>Work Items vom Typ „{kind}“ haben in {project} kein Feld „Completed Work“.</translation>
    </message>
    <message>
        <source>Ask an administrator to add it to “{kind}”, or book the time on one of its tasks.</source>
        <translation>Bitte jemanden von der Verwaltung, es „{kind}“ hinzuzufügen, oder buche die Zeit auf eine seiner Aufgaben.</translation>
    </message>
    <message>
        <source>Somebody lowered the completed work of this item to {hours} h, which is less than the time that would be taken back.</source>
        <translation>Jemand hat die geleistete Arbeit dieses Work Items auf {hours} h gesenkt; das ist weniger als die Zeit, die zurückgenommen würde.</translation>
    </message>
    <message>
        <source>Put the hours right in Azure DevOps and send again, or leave it as it stands there.</source>
        <translation>Berichtige die Stunden in Azure DevOps und sende noch einmal, oder lass es, wie es dort steht.</translation>
    </message>
    <message>
        <source>It looks like https://dev.azure.com/your-organization.</source>
        <translation>Sie sieht aus wie https://dev.azure.com/deine-organisation.</translation>
    </message>
    <message>
        <source>The token does not tell which organizations there are: it was made for one of them only. Name that one, or make a token for all accessible organizations.</source>
        <translation>Das Token sagt nicht, welche Organisationen es gibt: Es wurde nur für eine gemacht. Nenne diese, oder mache ein Token für alle Organisationen.</translation>
    </message>
    <message>
        <source>The organization is missing in this address.</source>
        <translation>In dieser Adresse fehlt die Organisation.</translation>
    </message>
    <message>
        <source>The address of the organization is needed, not of a page in it.</source>
        <translation>Gebraucht wird die Adresse der Organisation, nicht die einer Seite darin.</translation>
    </message>
    <message>
        <source>TrackSync speaks to dev.azure.com, not to an Azure DevOps Server of your own.</source>
        <translation>TrackSync spricht mit dev.azure.com, nicht mit einem eigenen Azure DevOps Server.</translation>
    </message>
    <message>
        <source>Try {address}.</source>
        <translation>Versuche {address}.</translation>
    </message>
    <message>
        <source>That is not the address of an organization at Azure DevOps.</source>
        <translation>Das ist nicht die Adresse einer Organisation bei Azure DevOps.</translation>
    </message>
    <message>
        <source>This is a Jira Data Center or Server, which signs in by a personal access token.</source>
        <translation>Das ist ein Jira Data Center oder Server; dort meldet man sich mit einem Personal Access Token an.</translation>
    </message>
    <message>
        <source>Connect it as Jira Data Center; in a terminal: tracksync connect jira_dc.</source>
        <translation>Verbinde es als Jira Data Center; im Terminal: tracksync connect jira_dc.</translation>
    </message>
    <message>
        <source>No Jira site of yours was opened to TrackSync.</source>
        <translation>Keine deiner Jira-Sites wurde für TrackSync geöffnet.</translation>
    </message>
    <message>
        <source>Begin again, and choose a site there.</source>
        <translation>Beginne noch einmal und wähle dort eine Site.</translation>
    </message>
    <message>
        <source>Jira tells of more worklogs than can be looked through.</source>
        <translation>Jira nennt mehr Worklogs, als sich durchsehen lassen.</translation>
    </message>
    <message>
        <source>This is Jira Cloud, which signs in otherwise.</source>
        <translation>Das ist Jira Cloud; dort meldet man sich anders an.</translation>
    </message>
    <message>
        <source>Connect it as Jira Cloud; in a terminal: tracksync connect jira.</source>
        <translation>Verbinde es als Jira Cloud; im Terminal: tracksync connect jira.</translation>
    </message>
    <message>
        <source>That page of the list is not there any more.</source>
        <translation>Diese Seite der Liste gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Rufe sie neu ab.</translation>
    </message>
    <message>
        <source>It looks like https://jira.your-company.example or https://intranet.example/jira.</source>
        <translation>Sie sieht aus wie https://jira.deine-firma.example oder https://intranet.example/jira.</translation>
    </message>
    <message>
        <source>The channel holds more than can be looked through.</source>
        <translation>Der Kanal enthält mehr, als sich durchsehen lässt.</translation>
    </message>
    <message>
        <source>Connect another channel: tracksync connect slack --channel LINK --token-stdin.</source>
        <translation>Verbinde einen anderen Kanal: tracksync connect slack --channel LINK --token-stdin.</translation>
    </message>
    <message>
        <source>Sign in to Slack again.</source>
        <translation>Melde dich neu bei Slack an.</translation>
    </message>
    <message>
        <source>By Slack&apos;s clock its time is over, or too far ahead.</source>
        <translation>Nach der Uhr von Slack ist seine Zeit vorbei oder zu weit voraus.</translation>
    </message>
    <message>
        <source>Look whether this computer&apos;s clock is right.</source>
        <translation>Prüfe, ob die Uhr dieses Rechners stimmt.</translation>
    </message>
    <message>
        <source>The message is no longer there.</source>
        <translation>Die Nachricht ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Post it anew if it shall be there.</source>
        <translation>Poste sie neu, wenn sie da sein soll.</translation>
    </message>
    <message>
        <source>Slack no longer lets this message be changed.</source>
        <translation>Slack lässt diese Nachricht nicht mehr ändern.</translation>
    </message>
    <message>
        <source>Delete it, and post it anew; or ask an administrator.</source>
        <translation>Lösche sie und poste sie neu; oder frage jemanden, der Slack verwaltet.</translation>
    </message>
    <message>
        <source>Slack takes no answers in the day&apos;s thread.</source>
        <translation>Slack nimmt im Thread des Tages keine Antworten an.</translation>
    </message>
    <message>
        <source>Post it outside of the thread: tracksync standup post --no-thread.</source>
        <translation>Poste es außerhalb des Threads: tracksync standup post --no-thread.</translation>
    </message>
    <message>
        <source>Slack does not allow this to the app: a scope is missing.</source>
        <translation>Slack erlaubt das der App nicht: Eine Berechtigung (Scope) fehlt.</translation>
    </message>
    <message>
        <source>Add it to the app (OAuth &amp; Permissions), install it again, and connect again.</source>
        <translation>Gib sie der App (OAuth &amp; Permissions), installiere die App neu und verbinde neu.</translation>
    </message>
    <message>
        <source>There is no such channel, or this sign-in does not see it.</source>
        <translation>Diesen Kanal gibt es nicht, oder diese Anmeldung sieht ihn nicht.</translation>
    </message>
    <message>
        <source>Name another channel; for a private one invite the app there: /invite.</source>
        <translation>Nenne einen anderen Kanal; in einen privaten lade die App ein: /invite.</translation>
    </message>
    <message>
        <source>The message is too long for Slack.</source>
        <translation>Die Nachricht ist zu lang für Slack.</translation>
    </message>
    <message>
        <source>It no longer waits to be posted.</source>
        <translation>Es wartet nicht mehr darauf, gepostet zu werden.</translation>
    </message>
    <message>
        <source>Look in the channel whether it was.</source>
        <translation>Sieh im Kanal nach, ob es gepostet wurde.</translation>
    </message>
    <message>
        <source>Too many messages wait for that moment in this channel.</source>
        <translation>Zu viele Nachrichten warten in diesem Kanal auf diese Zeit.</translation>
    </message>
    <message>
        <source>Have it go a few minutes earlier or later.</source>
        <translation>Lass es ein paar Minuten früher oder später gehen.</translation>
    </message>
    <message>
        <source>Slack does not let this message be deleted.</source>
        <translation>Slack lässt diese Nachricht nicht löschen.</translation>
    </message>
    <message>
        <source>Delete it in Slack, or ask an administrator.</source>
        <translation>Lösche sie in Slack, oder frage jemanden, der Slack verwaltet.</translation>
    </message>
    <message>
        <source>Your Slack keeps all messages, so this one cannot be deleted.</source>
        <translation>Dein Slack bewahrt alle Nachrichten auf, darum lässt sich diese nicht löschen.</translation>
    </message>
    <message>
        <source>Change it instead: tracksync standup update.</source>
        <translation>Ändere sie stattdessen: tracksync standup update.</translation>
    </message>
    <message>
        <source>Slack answered with an error of its own ({error}).</source>
        <translation>Slack antwortete mit einem eigenen Fehler ({error}).</translation>
    </message>
    <message>
        <source>Slack does not allow this to the app: it misses {scope}.</source>
        <translation>Slack erlaubt das der App nicht: Ihr fehlt {scope}.</translation>
    </message>
    <message>
        <source>Slack says: “{told}”</source>
        <translation>Slack sagt: „{told}“</translation>
    </message>
    <message>
        <source>Which channel? None was named, so nothing was connected.</source>
        <translation>Welcher Kanal? Keiner wurde genannt, darum wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>That is neither a token of Slack nor the address of a webhook.</source>
        <translation>Das ist weder ein Token von Slack noch die Adresse eines Webhooks.</translation>
    </message>
    <message>
        <source>this token ends within 12 hours, and has to be renewed.</source>
        <translation>Dieses Token endet binnen 12 Stunden und muss erneuert werden.</translation>
    </message>
    <message>
        <source>this kind of token cannot post for you.</source>
        <translation>Ein Token dieser Art kann nicht für dich posten.</translation>
    </message>
    <message>
        <source>that is no token of Slack.</source>
        <translation>Das ist kein Token von Slack.</translation>
    </message>
    <message>
        <source>Paste the one that begins with xoxp- or xoxb-.</source>
        <translation>Füge das ein, das mit xoxp- oder xoxb- beginnt.</translation>
    </message>
    <message>
        <source>Sign in by the browser instead: --oauth.</source>
        <translation>Melde dich stattdessen im Browser an: --oauth.</translation>
    </message>
    <message>
        <source>There are more teams and channels than can be listed.</source>
        <translation>Es gibt mehr Teams und Kanäle, als aufgelistet werden können.</translation>
    </message>
    <message>
        <source>This account is in no team that has a channel.</source>
        <translation>Dieses Konto ist in keinem Team, das einen Kanal hat.</translation>
    </message>
    <message>
        <source>Sign in with another account, or have somebody add you to a team.</source>
        <translation>Melde dich mit einem anderen Konto an, oder lass dich in ein Team aufnehmen.</translation>
    </message>
    <message>
        <source>The channel is not there, or you are no longer in its team.</source>
        <translation>Den Kanal gibt es nicht, oder du bist nicht mehr in seinem Team.</translation>
    </message>
    <message>
        <source>Choose another channel: connect Microsoft Teams once more.</source>
        <translation>Wähle einen anderen Kanal: Verbinde Microsoft Teams noch einmal.</translation>
    </message>
    <message>
        <source>Ask an administrator of your Teams, or choose another channel.</source>
        <translation>Frag die Verwaltung eurer Teams, oder wähle einen anderen Kanal.</translation>
    </message>
    <message>
        <source>Ask an administrator to allow it to the app, then sign in again.</source>
        <translation>Bitte die Verwaltung, es der App zu erlauben, und melde dich dann neu an.</translation>
    </message>
    <message>
        <source>Copy the preview instead: tracksync standup preview.</source>
        <translation>Kopiere stattdessen die Vorschau: tracksync standup preview.</translation>
    </message>
    <message>
        <source>The team or the channel is archived.</source>
        <translation>Das Team oder der Kanal ist archiviert.</translation>
    </message>
    <message>
        <source>Microsoft does not allow this to the app: a permission is missing.</source>
        <translation>Microsoft erlaubt das der App nicht: Eine Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>A rule of your organization does not allow it here.</source>
        <translation>Eine Regel deiner Organisation lässt es hier nicht zu.</translation>
    </message>
    <message>
        <source>Teams did not understand the message.</source>
        <translation>Teams hat die Nachricht nicht verstanden.</translation>
    </message>
    <message>
        <source>You are not allowed to do this in the channel.</source>
        <translation>Das darfst du in diesem Kanal nicht.</translation>
    </message>
    <message>
        <source>It may be moderated, or the app lacks a permission. Ask an administrator.</source>
        <translation>Vielleicht wird er moderiert, oder der App fehlt eine Berechtigung. Frag die Verwaltung.</translation>
    </message>
    <message>
        <source>Teams did not accept it.</source>
        <translation>Teams hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>This task has no number at Jira, so Tempo cannot be told which one is meant.</source>
        <translation>Diese Aufgabe hat bei Jira keine Nummer, daher kann Tempo nicht wissen, welche gemeint ist.</translation>
    </message>
    <message>
        <source>Refresh the tasks.</source>
        <translation>Hole die Aufgaben neu.</translation>
    </message>
    <message>
        <source>This worklog stands on somebody else&apos;s timesheet by now, and is left alone.</source>
        <translation>Dieser Worklog steht inzwischen auf dem Stundenzettel von jemand anderem und bleibt unberührt.</translation>
    </message>
    <message>
        <source>Ask whoever changed it in Tempo.</source>
        <translation>Frage, wer ihn in Tempo geändert hat.</translation>
    </message>
    <message>
        <source>The worklog was moved to another task in Tempo.</source>
        <translation>Der Worklog wurde in Tempo auf eine andere Aufgabe verschoben.</translation>
    </message>
    <message>
        <source>Change it there, or send yours as a new one.</source>
        <translation>Ändere ihn dort, oder sende deinen als neuen.</translation>
    </message>
    <message>
        <source>{reason} It was tried at {host}; should your data lie in another region, leave the address out: that serves all regions.</source>
        <translation>{reason} Versucht wurde es bei {host}; liegen deine Daten in einer anderen Region, dann lass die Adresse weg: So werden alle Regionen bedient.</translation>
    </message>
    <message>
        <source>Tempo has no tasks of its own.</source>
        <translation>Tempo hat keine eigenen Aufgaben.</translation>
    </message>
    <message>
        <source>Look for it in Jira.</source>
        <translation>Suche sie in Jira.</translation>
    </message>
    <message>
        <source>This token is not for the Tempo of {site}, or your account is unknown there.</source>
        <translation>Dieses Token ist nicht für das Tempo von {site}, oder dein Konto ist dort unbekannt.</translation>
    </message>
    <message>
        <source>Make the token in Tempo at {site}.</source>
        <translation>Erstelle das Token in Tempo auf {site}.</translation>
    </message>
    <message>
        <source>Tempo lists more than can be looked through.</source>
        <translation>Tempo listet mehr auf, als durchgesehen werden kann.</translation>
    </message>
    <message>
        <source>Have your timesheet opened again and send it then, or keep the time here only.</source>
        <translation>Lass deinen Stundenzettel wieder öffnen und sende dann, oder behalte die Zeit nur hier.</translation>
    </message>
    <message>
        <source>Tempo did not accept this.</source>
        <translation>Tempo hat das nicht angenommen.</translation>
    </message>
    <message>
        <source>Look at the day in Tempo; change the entry or book it elsewhere.</source>
        <translation>Sieh dir den Tag in Tempo an; ändere den Eintrag oder buche ihn anderswo.</translation>
    </message>
    <message>
        <source>Tempo asks for something with each worklog that nobody here was asked for yet.</source>
        <translation>Tempo verlangt zu jedem Worklog etwas, wonach hier noch niemand gefragt wurde.</translation>
    </message>
    <message>
        <source>Tempo does not take what goes with this worklog: its account or another attribute.</source>
        <translation>Tempo nimmt nicht an, was zu diesem Worklog gehört: sein Konto oder ein anderes Attribut.</translation>
    </message>
    <message>
        <source>Tempo takes no changes in this period: it is closed, or your timesheet is handed in.</source>
        <translation>Tempo nimmt in diesem Zeitraum keine Änderungen an: Er ist geschlossen, oder dein Stundenzettel ist eingereicht.</translation>
    </message>
    <message>
        <source>Tempo wants a remaining estimate with each worklog here, and TrackSync writes none.</source>
        <translation>Tempo verlangt hier zu jedem Worklog eine Restschätzung, und TrackSync schreibt keine.</translation>
    </message>
    <message>
        <source>Ask a Tempo administrator to make it optional, or book this time in Tempo.</source>
        <translation>Bitte jemanden, der Tempo verwaltet, sie freizustellen, oder buche diese Zeit in Tempo.</translation>
    </message>
    <message>
        <source>Tempo takes no worklog without a description here.</source>
        <translation>Tempo nimmt hier keinen Worklog ohne Beschreibung an.</translation>
    </message>
    <message>
        <source>Write a note on the entry.</source>
        <translation>Schreibe eine Notiz zum Eintrag.</translation>
    </message>
    <message>
        <source>Tempo takes no time that lies so far ahead.</source>
        <translation>Tempo nimmt keine Zeit an, die so weit in der Zukunft liegt.</translation>
    </message>
    <message>
        <source>Send it when the day has come.</source>
        <translation>Sende sie, wenn der Tag gekommen ist.</translation>
    </message>
    <message>
        <source>Tempo takes no more time on this day: there is a limit for a day.</source>
        <translation>Tempo nimmt an diesem Tag keine Zeit mehr an: Es gibt eine Grenze je Tag.</translation>
    </message>
    <message>
        <source>Shorten the entries of that day, or ask a Tempo administrator.</source>
        <translation>Kürze die Einträge dieses Tages, oder frage jemanden, der Tempo verwaltet.</translation>
    </message>
    <message>
        <source>Your account may not log work on this task in Tempo.</source>
        <translation>Dein Konto darf in Tempo auf diese Aufgabe keine Zeit buchen.</translation>
    </message>
    <message>
        <source>Ask for the permission to log work in its project, or book the time elsewhere.</source>
        <translation>Bitte um die Berechtigung, in diesem Projekt Zeit zu buchen, oder buche die Zeit anderswo.</translation>
    </message>
    <message>
        <source>Tempo no longer finds this task: it was deleted or moved, or your access ended.</source>
        <translation>Tempo findet diese Aufgabe nicht mehr: Sie wurde gelöscht oder verschoben, oder dein Zugriff ist beendet.</translation>
    </message>
    <message>
        <source>This site&apos;s plan of Tempo does not allow it.</source>
        <translation>Der Tempo-Tarif dieser Site erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Ask a Tempo administrator.</source>
        <translation>Frage jemanden, der Tempo verwaltet.</translation>
    </message>
    <message>
        <source>Tempo does not allow it: you may not, or the period is closed.</source>
        <translation>Tempo erlaubt es nicht: Du darfst es nicht, oder der Zeitraum ist geschlossen.</translation>
    </message>
    <message>
        <source>Tempo does not find this: it was deleted, or your access to it ended.</source>
        <translation>Tempo findet das nicht: Es wurde gelöscht, oder dein Zugriff darauf ist beendet.</translation>
    </message>
    <message>
        <source>Tempo no longer offers what TrackSync asked for.</source>
        <translation>Tempo bietet nicht mehr an, wonach TrackSync gefragt hat.</translation>
    </message>
    <message>
        <source>That is not an address of Tempo&apos;s interface.</source>
        <translation>Das ist keine Adresse der Schnittstelle von Tempo.</translation>
    </message>
    <message>
        <source>Leave it out, or give one of: {known}.</source>
        <translation>Lass sie weg, oder gib eine von diesen an: {known}.</translation>
    </message>
    <message>
        <source>The answer came from somewhere else than was asked, so it was not used.</source>
        <translation>Die Antwort kam von anderswo, als gefragt wurde; sie wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>You or an administrator said no there. Nothing was connected.</source>
        <translation>Du oder eine Administratorin hat dort abgelehnt. Es wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>The sign-in ended there with “{said}”.</source>
        <translation>Die Anmeldung endete dort mit „{said}“.</translation>
    </message>
    <message>
        <source>{service} offers programs no way to give a sign-in back.</source>
        <translation>{service} bietet Programmen keinen Weg, eine Anmeldung zurückzugeben.</translation>
    </message>
    <message>
        <source>The browser came back empty-handed.</source>
        <translation>Der Browser kam mit leeren Händen zurück.</translation>
    </message>
    <message>
        <source>Begin again if that was not meant.</source>
        <translation>Beginne noch einmal, falls das nicht gemeint war.</translation>
    </message>
    <message>
        <source>Check the app&apos;s id and secret, or the broker and its key.</source>
        <translation>Prüfe Kennung und Geheimnis der App, oder den Broker und seinen Schlüssel.</translation>
    </message>
    <message>
        <source>{service} does not accept the app TrackSync asks as (“{told}”).</source>
        <translation>{service} nimmt die App nicht an, als die TrackSync fragt („{told}“).</translation>
    </message>
    <message>
        <source>{service} no longer accepts this answer of the browser.</source>
        <translation>{service} nimmt diese Antwort des Browsers nicht mehr an.</translation>
    </message>
    <message>
        <source>{service} does not accept the app TrackSync asks as.</source>
        <translation>{service} nimmt die App nicht an, als die TrackSync fragt.</translation>
    </message>
    <message>
        <source>The sign-in was answered by something that makes no sense.</source>
        <translation>Die Anmeldung wurde mit etwas beantwortet, das keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>{service} has ended the sign-in.</source>
        <translation>{service} hat die Anmeldung beendet.</translation>
    </message>
    <message>
        <source>{service} is asked as an app, and none was named.</source>
        <translation>{service} wird als App gefragt, und es wurde keine genannt.</translation>
    </message>
    <message>
        <source>Screenshots are off.</source>
        <translation>Bildschirmfotos sind aus.</translation>
    </message>
    <message>
        <source>Pictures are taken only while TrackSync runs and shows that it does.</source>
        <translation>Bilder werden nur aufgenommen, während TrackSync läuft und es zeigt.</translation>
    </message>
    <message>
        <source>With a passphrase lock no pictures are taken: a copy of the folder would bring back what was erased.</source>
        <translation>Mit einer Passphrasensperre werden keine Bilder aufgenommen: Eine Kopie des Ordners brächte zurück, was gelöscht wurde.</translation>
    </message>
    <message>
        <source>This is private time, so no pictures are taken.</source>
        <translation>Das ist private Zeit, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>Tracking is paused, so no pictures are taken.</source>
        <translation>Die Erfassung ist angehalten, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>No timer is running, so no pictures are taken.</source>
        <translation>Es läuft kein Timer, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>The computer sleeps, so no pictures are taken.</source>
        <translation>Der Rechner schläft, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>The screen is locked, so no pictures are taken.</source>
        <translation>Der Bildschirm ist gesperrt, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>Nobody is here, so no pictures are taken.</source>
        <translation>Niemand ist da, also werden keine Bilder aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing here can show that pictures are taken, so none are. Start the tray.</source>
        <translation>Nichts kann hier zeigen, dass Bilder aufgenommen werden, also werden es keine. Starte TrackSync mit Symbol in der Leiste.</translation>
    </message>
    <message>
        <source>Ask whoever gave it to you for a new one. What held before still holds.</source>
        <translation>Lass dir eine neue geben. Was vorher galt, gilt weiter.</translation>
    </message>
    <message>
        <source>What it says of `{key}` cannot be.</source>
        <translation>Was sie zu `{key}` sagt, kann nicht sein.</translation>
    </message>
    <message>
        <source>This policy ended on {day}.</source>
        <translation>Diese Richtlinie endete am {day}.</translation>
    </message>
    <message>
        <source>This policy is from a time that has not come yet.</source>
        <translation>Diese Richtlinie ist aus einer Zeit, die noch nicht gekommen ist.</translation>
    </message>
    <message>
        <source>This is no policy that can be used. {why}</source>
        <translation>Das ist keine brauchbare Richtlinie. {why}</translation>
    </message>
    <message>
        <source>It is not meant for TrackSync.</source>
        <translation>Sie ist nicht für TrackSync bestimmt.</translation>
    </message>
    <message>
        <source>It must end after it begins, and within ten years.</source>
        <translation>Sie muss nach ihrem Beginn enden, und innerhalb von zehn Jahren.</translation>
    </message>
    <message>
        <source>It needs one to eight layers.</source>
        <translation>Sie braucht eine bis acht Ebenen.</translation>
    </message>
    <message>
        <source>Set the clock of this computer, then apply it again.</source>
        <translation>Stelle die Uhr dieses Rechners und übernimm sie dann noch einmal.</translation>
    </message>
    <message>
        <source>A layer is a table.</source>
        <translation>Eine Ebene ist eine Tabelle.</translation>
    </message>
    <message>
        <source>The key of the reader {name} is no age recipient (age1…).</source>
        <translation>Der Schlüssel von {name} unter den Lesern ist kein age-Empfänger (age1…).</translation>
    </message>
    <message>
        <source>Two readers have the same name or the same key.</source>
        <translation>Zwei Leser haben denselben Namen oder denselben Schlüssel.</translation>
    </message>
    <message>
        <source>No screenshots are taken, whatever you choose.</source>
        <translation>Es werden keine Bildschirmfotos gemacht, was immer du wählst.</translation>
    </message>
    <message>
        <source>You choose whether screenshots are taken.</source>
        <translation>Du wählst, ob Bildschirmfotos gemacht werden.</translation>
    </message>
    <message>
        <source>Screenshots are taken while a timer runs. A pause stops them at once, and your tracked time with them.</source>
        <translation>Bildschirmfotos werden gemacht, solange die Zeit läuft. Eine Pause beendet sie sofort, und mit ihnen deine erfasste Zeit.</translation>
    </message>
    <message>
        <source>Pictures show hardly more than colours.</source>
        <translation>Bilder zeigen kaum mehr als Farben.</translation>
    </message>
    <message>
        <source>Pictures show windows, but no text, or less.</source>
        <translation>Bilder zeigen Fenster, aber keinen Text, oder weniger.</translation>
    </message>
    <message>
        <source>How much pictures show is yours to choose.</source>
        <translation>Wie viel Bilder zeigen, wählst du.</translation>
    </message>
    <message>
        <source>Another organization&apos;s policy holds here, so this one was not taken.</source>
        <translation>Hier gilt die Richtlinie einer anderen Organisation, daher wurde diese nicht übernommen.</translation>
    </message>
    <message>
        <source>Version {given} of this policy is older than what was taken before, so it was not.</source>
        <translation>Fassung {given} dieser Richtlinie ist älter als die bisherige und wurde daher nicht übernommen.</translation>
    </message>
    <message>
        <source>It would have to be version {least} or higher.</source>
        <translation>Es müsste Fassung {least} oder höher sein.</translation>
    </message>
    <message>
        <source>No version {serial} of a policy waits for your word.</source>
        <translation>Keine Fassung {serial} einer Richtlinie wartet auf dein Wort.</translation>
    </message>
    <message>
        <source>The policy is not understood here, so no screenshots are taken.</source>
        <translation>Die Richtlinie wird hier nicht verstanden, daher werden keine Bildschirmfotos gemacht.</translation>
    </message>
    <message>
        <source>Leave that one first: tracksync policy leave.</source>
        <translation>Verlass erst jene: tracksync policy leave.</translation>
    </message>
    <message>
        <source>tracksync policy show tells what waits.</source>
        <translation>tracksync policy show sagt, was wartet.</translation>
    </message>
    <message>
        <source>{now} Before: {before}</source>
        <translation>{now} Vorher: {before}</translation>
    </message>
    <message>
        <source>From one picture to the next at least {length} of tracked time go by.</source>
        <translation>Von einem Bild zum nächsten vergehen mindestens {length} erfasster Zeit.</translation>
    </message>
    <message>
        <source>How long pictures are kept is yours to choose.</source>
        <translation>Wie lange Bilder bleiben, wählst du.</translation>
    </message>
    <message>
        <source>Pictures are destroyed after {count} days at the latest.</source>
        <translation>Bilder werden spätestens nach {count} Tagen vernichtet.</translation>
    </message>
    <message>
        <source>No windows are left out but those you name.</source>
        <translation>Nur Fenster, die du nennst, werden ausgenommen.</translation>
    </message>
    <message>
        <source>None are taken while one of these is open: {names}.</source>
        <translation>Keine werden gemacht, solange eines davon offen ist: {names}.</translation>
    </message>
    <message>
        <source>Pictures, also those that are there already, can be opened by you and by: {names}.</source>
        <translation>Bilder, auch solche, die schon da sind, können außer dir öffnen: {names}.</translation>
    </message>
    <message>
        <source>Pictures can be opened by nobody but you.</source>
        <translation>Bilder kann niemand außer dir öffnen.</translation>
    </message>
    <message>
        <source>Pictures can be opened by you and by: {names}.</source>
        <translation>Bilder können außer dir öffnen: {names}.</translation>
    </message>
    <message>
        <source>A time of day such as 09:00.</source>
        <translation>Eine Uhrzeit wie 09:00.</translation>
    </message>
    <message>
        <source>An address such as http://127.0.0.1:47813/callback, or nothing.</source>
        <translation>Eine Adresse wie http://127.0.0.1:47813/callback, oder nichts.</translation>
    </message>
    <message>
        <source>A policy waits until you have seen what it changes: tracksync policy show.</source>
        <translation>Eine Richtlinie wartet, bis du gesehen hast, was sie ändert: tracksync policy show.</translation>
    </message>
    <message>
        <source>This is a policy of {name}, signed by the key {key}.</source>
        <translation>Das ist eine Richtlinie von {name}, unterschrieben mit dem Schlüssel {key}.</translation>
    </message>
    <message>
        <source>Compare the key with the one your organization told you another way. If it is the same, add --pin and it.</source>
        <translation>Vergleiche den Schlüssel mit dem, den deine Organisation dir auf anderem Weg genannt hat. Ist es derselbe, gib ihn mit --pin an.</translation>
    </message>
    <message>
        <source>No organization&apos;s policy holds here.</source>
        <translation>Hier gilt keine Richtlinie einer Organisation.</translation>
    </message>
    <message>
        <source>This machine&apos;s policy file cannot be used, so no screenshots are taken.</source>
        <translation>Die Richtliniendatei dieses Rechners ist nicht brauchbar, daher werden keine Bildschirmfotos gemacht.</translation>
    </message>
    <message>
        <source>This policy is signed by another key: {key}.</source>
        <translation>Diese Richtlinie ist mit einem anderen Schlüssel unterschrieben: {key}.</translation>
    </message>
    <message>
        <source>This computer&apos;s administrator set this policy, so it stays.</source>
        <translation>Wer diesen Rechner verwaltet, hat diese Richtlinie gesetzt, daher bleibt sie.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask whoever gave it to you.</source>
        <translation>Nichts wurde geändert. Frag, wer sie dir gegeben hat.</translation>
    </message>
    <message>
        <source>A pause stops pictures at any time: tracksync pause.</source>
        <translation>Eine Pause beendet Bilder jederzeit: tracksync pause.</translation>
    </message>
    <message>
        <source>One of both sides changed meanwhile, so nothing was done.</source>
        <translation>Eine der beiden Seiten hat sich inzwischen geändert, deshalb wurde nichts getan.</translation>
    </message>
    <message>
        <source>Look at what they say now, and choose again.</source>
        <translation>Sieh nach, was sie jetzt sagen, und wähle noch einmal.</translation>
    </message>
    <message>
        <source>No policy can be kept here.</source>
        <translation>Hier kann keine Richtlinie gelten.</translation>
    </message>
    <message>
        <source>The screen cannot be seen here.</source>
        <translation>Der Bildschirm ist hier nicht zu sehen.</translation>
    </message>
    <message>
        <source>Nothing can be posted to {id}.</source>
        <translation>Nach {id} lässt sich nichts posten.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s answer does not prove who signed in, so it was not used.</source>
        <translation>Die Antwort von Microsoft beweist nicht, wer sich angemeldet hat; sie wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in is reached by https alone.</source>
        <translation>Die Anmeldung bei Microsoft wird nur über https erreicht.</translation>
    </message>
    <message>
        <source>Name the app&apos;s id alone: --client-id.</source>
        <translation>Nenne nur die Kennung der App: --client-id.</translation>
    </message>
    <message>
        <source>Name the one your organization registered: --client-id.</source>
        <translation>Nenne die App, die deine Organisation registriert hat: --client-id.</translation>
    </message>
    <message>
        <source>Look at the address of the sign-in in the settings.</source>
        <translation>Sieh in den Einstellungen nach der Adresse der Anmeldung.</translation>
    </message>
    <message>
        <source>Microsoft knows no such organization to sign in to.</source>
        <translation>Microsoft kennt keine solche Organisation für die Anmeldung.</translation>
    </message>
    <message>
        <source>This account is in no organization at Azure DevOps.</source>
        <translation>Dieses Konto gehört zu keiner Organisation bei Azure DevOps.</translation>
    </message>
    <message>
        <source>Sign in with another account, or ask an administrator to let you in.</source>
        <translation>Melde dich mit einem anderen Konto an, oder bitte eine Administratorin um Zugang.</translation>
    </message>
    <message>
        <source>Make a webhook for another channel and connect it: tracksync connect slack.</source>
        <translation>Lege einen Webhook für einen anderen Kanal an und verbinde ihn: tracksync connect slack.</translation>
    </message>
    <message>
        <source>Make a new webhook and connect it: tracksync connect slack --token-stdin.</source>
        <translation>Lege einen neuen Webhook an und verbinde ihn: tracksync connect slack --token-stdin.</translation>
    </message>
    <message>
        <source>Ask an administrator of your Slack, or choose another channel.</source>
        <translation>Frag die Verwaltung eures Slack, oder wähle einen anderen Kanal.</translation>
    </message>
    <message>
        <source>The channel is archived.</source>
        <translation>Der Kanal ist archiviert.</translation>
    </message>
    <message>
        <source>The channel of this webhook is gone.</source>
        <translation>Den Kanal dieses Webhooks gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Slack no longer knows this webhook: it was removed, or its owner left.</source>
        <translation>Slack kennt diesen Webhook nicht mehr: Er wurde entfernt, oder wer ihn angelegt hat, ist gegangen.</translation>
    </message>
    <message>
        <source>This Slack is closed.</source>
        <translation>Dieses Slack ist geschlossen.</translation>
    </message>
    <message>
        <source>An administrator does not allow posting there.</source>
        <translation>Die Verwaltung erlaubt es nicht, dort zu posten.</translation>
    </message>
    <message>
        <source>Slack did not understand the message.</source>
        <translation>Slack hat die Nachricht nicht verstanden.</translation>
    </message>
    <message>
        <source>Update TrackSync. Until then copy the preview: tracksync standup preview.</source>
        <translation>Aktualisiere TrackSync. Bis dahin kopiere die Vorschau: tracksync standup preview.</translation>
    </message>
    <message>
        <source>Slack did not accept it.</source>
        <translation>Slack hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Paste it whole, as Slack shows it: {example}</source>
        <translation>Füge sie ganz ein, so wie Slack sie zeigt: {example}</translation>
    </message>
    <message>
        <source>Make a new workflow and connect it: tracksync connect teams --token-stdin.</source>
        <translation>Lege einen neuen Workflow an und verbinde ihn: tracksync connect teams --token-stdin.</translation>
    </message>
    <message>
        <source>Look at the workflow in Teams: it may be turned off, or its owner may have left.</source>
        <translation>Sieh dir den Workflow in Teams an: Vielleicht ist er ausgeschaltet, oder wem er gehört, ist gegangen.</translation>
    </message>
    <message>
        <source>The workflow did not understand the message, or is turned off.</source>
        <translation>Der Workflow hat die Nachricht nicht verstanden oder ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>The workflow does not let TrackSync post.</source>
        <translation>Der Workflow lässt TrackSync nicht posten.</translation>
    </message>
    <message>
        <source>There is no such workflow any more.</source>
        <translation>Diesen Workflow gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The standup is too long for Teams.</source>
        <translation>Das Standup ist zu lang für Teams.</translation>
    </message>
    <message>
        <source>Teams did not take the message.</source>
        <translation>Teams hat die Nachricht nicht angenommen.</translation>
    </message>
    <message>
        <source>The workflow no longer accepts its address.</source>
        <translation>Der Workflow nimmt seine Adresse nicht mehr an.</translation>
    </message>
    <message>
        <source>In the channel choose Workflows &gt; Send webhook alerts to a channel, and paste its address.</source>
        <translation>Wähle im Kanal Workflows &gt; Webhookwarnungen an einen Kanal senden und füge die Adresse ein.</translation>
    </message>
    <message>
        <source>This address is of an old connector, which Microsoft has ended.</source>
        <translation>Diese Adresse gehört zu einem alten Connector, den Microsoft eingestellt hat.</translation>
    </message>
    <message>
        <source>That is not the address of a Teams workflow.</source>
        <translation>Das ist nicht die Adresse eines Teams-Workflows.</translation>
    </message>
    <message>
        <source>Read the tasks again, then answer it in Connections, and press Try again.</source>
        <translation>Lies die Aufgaben neu, antworte dann unter Verbindungen, und drücke „Noch einmal versuchen“.</translation>
    </message>
    <message>
        <source>Read the tasks again, then answer anew in Connections, and press Try again.</source>
        <translation>Lies die Aufgaben neu, antworte dann unter Verbindungen noch einmal, und drücke „Noch einmal versuchen“.</translation>
    </message>
    <message>
        <source>Name your team&apos;s broker (--broker), or an app of yours (--client-id).</source>
        <translation>Nenne den Broker deines Teams (--broker) oder eine eigene App (--client-id).</translation>
    </message>
    <message>
        <source>The broker wants this device&apos;s key, and none was given.</source>
        <translation>Der Broker will den Schlüssel dieses Geräts, und es wurde keiner gegeben.</translation>
    </message>
    <message>
        <source>The broker</source>
        <translation>Der Broker</translation>
    </message>
    <message>
        <source>That is not the address of a broker.</source>
        <translation>Das ist nicht die Adresse eines Brokers.</translation>
    </message>
    <message>
        <source>Its operator makes one: tracksync broker device.</source>
        <translation>Wer ihn betreibt, macht einen: tracksync broker device.</translation>
    </message>
    <message>
        <source>It looks like https://broker.example.org.</source>
        <translation>Sie sieht aus wie https://broker.example.org.</translation>
    </message>
    <message>
        <source>No time is booked here.</source>
        <translation>Hier wird keine Zeit gebucht.</translation>
    </message>
    <message>
        <source>There are no tasks here.</source>
        <translation>Hier gibt es keine Aufgaben.</translation>
    </message>
    <message>
        <source>{count} events of your days off could not be read.</source>
        <translation>{count} Termine deiner freien Tage waren nicht zu lesen.</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>Freier Tag</translation>
    </message>
    <message>
        <source>Your days off could not be read: the file is missing, or is no calendar.</source>
        <translation>Deine freien Tage waren nicht zu lesen: Die Datei fehlt oder ist kein Kalender.</translation>
    </message>
    <message>
        <source>No public holidays are known for {where}.</source>
        <translation>Für {where} sind keine Feiertage bekannt.</translation>
    </message>
    <message>
        <source>This machine does not let TrackSync wait for the browser.</source>
        <translation>Dieser Rechner lässt TrackSync nicht auf den Browser warten.</translation>
    </message>
    <message>
        <source>Another program on this machine uses port {port}, so the browser cannot come back.</source>
        <translation>Ein anderes Programm auf diesem Rechner verwendet Port {port}; der Browser kann nicht zurückkommen.</translation>
    </message>
    <message>
        <source>Close that program, or set another address: services.….return_url.</source>
        <translation>Schließe das Programm, oder stelle eine andere Adresse ein: services.….return_url.</translation>
    </message>
    <message>
        <source>This machine&apos;s policy file does not count: others than its administrator could write it, or a folder above it.</source>
        <translation>Die Richtliniendatei dieses Rechners zählt nicht: Andere als seine Verwaltung könnten sie oder einen Ordner darüber ändern.</translation>
    </message>
    <message>
        <source>This machine&apos;s policy file cannot be read.</source>
        <translation>Die Richtliniendatei dieses Rechners ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The screen could not be seen ({why}), so no picture was taken.</source>
        <translation>Der Bildschirm war nicht zu sehen ({why}), also wurde kein Bild aufgenommen.</translation>
    </message>
    <message>
        <source>nothing: there is no screen</source>
        <translation>nichts: Es gibt keinen Bildschirm</translation>
    </message>
    <message>
        <source>grim, on Wayland</source>
        <translation>grim, auf Wayland</translation>
    </message>
    <message>
        <source>The picture could not be kept ({why}).</source>
        <translation>Das Bild konnte nicht aufbewahrt werden ({why}).</translation>
    </message>
    <message>
        <source>It cannot be told which windows are on the screen ({why}), so the ones you excluded could be seen. No picture was taken.</source>
        <translation>Es lässt sich nicht sagen, welche Fenster auf dem Bildschirm sind ({why}); die ausgeschlossenen könnten zu sehen sein. Es wurde kein Bild aufgenommen.</translation>
    </message>
    <message>
        <source>Your time is not touched.</source>
        <translation>Deine Zeit ist nicht betroffen.</translation>
    </message>
    <message>
        <source>there is no PNG file in the folder</source>
        <translation>im Ordner ist keine PNG-Datei</translation>
    </message>
    <message>
        <source>the picture file cannot be read</source>
        <translation>die Bilddatei ist nicht zu lesen</translation>
    </message>
    <message>
        <source>the windows on the screen are not told here</source>
        <translation>welche Fenster offen sind, sagt hier niemand</translation>
    </message>
    <message>
        <source>the pointer is not told here, so the monitor it is on is not known</source>
        <translation>wo der Mauszeiger ist, sagt hier niemand, also auch nicht, auf welchem Bildschirm</translation>
    </message>
    <message>
        <source>grim could not take a picture</source>
        <translation>grim konnte kein Bild aufnehmen</translation>
    </message>
    <message>
        <source>the screen does not let itself be seen</source>
        <translation>der Bildschirm lässt sich nicht sehen</translation>
    </message>
    <message>
        <source>this Wayland desktop does not let itself be seen</source>
        <translation>dieser Wayland-Desktop lässt sich nicht sehen</translation>
    </message>
    <message>
        <source>no Wayland compositor answers</source>
        <translation>kein Wayland-Compositor antwortet</translation>
    </message>
    <message>
        <source>the X server has gone</source>
        <translation>der X-Server ist fort</translation>
    </message>
    <message>
        <source>scripted pictures</source>
        <translation>vorgegebene Bilder</translation>
    </message>
    <message>
        <source>the system&apos;s own way</source>
        <translation>der eigene Weg des Systems</translation>
    </message>
    <message>
        <source>the X11 screen</source>
        <translation>der X11-Bildschirm</translation>
    </message>
    <message>
        <source>nothing: the program grim is not installed</source>
        <translation>nichts: Das Programm grim ist nicht installiert</translation>
    </message>
    <message>
        <source>Free some space. Your time is not touched.</source>
        <translation>Schaffe etwas Platz. Deine Zeit ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Take the names out of Never while these are open, or go on.</source>
        <translation>Nimm die Namen aus „Nie, während diese offen sind“, oder mach weiter.</translation>
    </message>
    <message>
        <source>The screen could not be seen: its helper process gave no answer.</source>
        <translation>Der Bildschirm war nicht zu sehen: Der Hilfsprozess hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>nothing: {why}</source>
        <translation>nichts: {why}</translation>
    </message>
    <message>
        <source>No picture was taken. Your time is not touched.</source>
        <translation>Es wurde kein Bild aufgenommen. Deine Zeit ist nicht betroffen.</translation>
    </message>
    <message>
        <source>{service} books time on tasks of {home}, which is not connected yet.</source>
        <translation>{service} bucht Zeit auf Aufgaben von {home}, und das ist noch nicht verbunden.</translation>
    </message>
    <message>
        <source>There is no {home} connection {shown}.</source>
        <translation>Es gibt keine Verbindung {shown} zu {home}.</translation>
    </message>
    <message>
        <source>For which {home}?</source>
        <translation>Für welches {home}?</translation>
    </message>
    <message>
        <source>Say --for, followed by one of: {ids}.</source>
        <translation>Sage --for und dahinter eine von diesen: {ids}.</translation>
    </message>
    <message>
        <source>{service} has tasks of its own and books for no other connection.</source>
        <translation>{service} hat eigene Aufgaben und bucht für keine andere Verbindung.</translation>
    </message>
    <message>
        <source>Connect {home} first, then {service}.</source>
        <translation>Verbinde zuerst {home}, dann {service}.</translation>
    </message>
    <message>
        <source>Leave --for out.</source>
        <translation>Lass --for weg.</translation>
    </message>
    <message>
        <source>{service} knows you at several places. Which one?</source>
        <translation>{service} kennt dich an mehreren Orten. An welchem?</translation>
    </message>
    <message>
        <source>{service} knows of no place where this token is good.</source>
        <translation>{service} kennt keinen Ort, an dem dieses Token gilt.</translation>
    </message>
    <message>
        <source>Name one of: {sites}.</source>
        <translation>Nenne einen von: {sites}.</translation>
    </message>
    <message>
        <source>{service} granted less than TrackSync needs: {scopes} is missing.</source>
        <translation>{service} hat weniger erlaubt, als TrackSync braucht: {scopes} fehlt.</translation>
    </message>
    <message>
        <source>Begin the sign-in again and allow it, or ask an administrator.</source>
        <translation>Beginne die Anmeldung noch einmal und erlaube es, oder frage eine Administratorin.</translation>
    </message>
    <message>
        <source>{service} cannot be signed in to by the browser.</source>
        <translation>Bei {service} kann man sich nicht über den Browser anmelden.</translation>
    </message>
    <message>
        <source>{service} cannot be signed in to by a code on another screen.</source>
        <translation>Bei {service} kann man sich nicht mit einem Code auf einem anderen Bildschirm anmelden.</translation>
    </message>
    <message>
        <source>Only reading was granted at {service}, so {id} cannot write.</source>
        <translation>Bei {service} wurde nur das Lesen erlaubt; {id} kann deshalb nicht schreiben.</translation>
    </message>
    <message>
        <source>Name the site.</source>
        <translation>Nenne die Adresse.</translation>
    </message>
    <message>
        <source>Sign in again and grant writing too.</source>
        <translation>Melde dich noch einmal an und erlaube auch das Schreiben.</translation>
    </message>
    <message>
        <source>Once it stands there, delete the entry to take it back.</source>
        <translation>Sobald er dort steht, lösche den Eintrag, um ihn zurückzunehmen.</translation>
    </message>
    <message>
        <source>Give one line of text.</source>
        <translation>Gib eine Zeile Text an.</translation>
    </message>
    <message>
        <source>Give a number, as 1.5.</source>
        <translation>Gib eine Zahl an, etwa 1.5.</translation>
    </message>
    <message>
        <source>No task here is of a project {shown}.</source>
        <translation>Keine Aufgabe hier gehört zu einem Projekt {shown}.</translation>
    </message>
    <message>
        <source>{service} asks for nothing called {shown}.</source>
        <translation>{service} fragt nach nichts namens {shown}.</translation>
    </message>
    <message>
        <source>{shown} is nothing {detail} can be.</source>
        <translation>{shown} ist nichts, was {detail} sein kann.</translation>
    </message>
    <message>
        <source>Known are: {names}.</source>
        <translation>Bekannt sind: {names}.</translation>
    </message>
    <message>
        <source>Fetch the tasks first.</source>
        <translation>Hole zuerst die Aufgaben.</translation>
    </message>
    <message>
        <source>It asks for: {keys}.</source>
        <translation>Gefragt ist: {keys}.</translation>
    </message>
    <message>
        <source>It asks for nothing.</source>
        <translation>Gefragt ist nichts.</translation>
    </message>
    <message>
        <source>There is no connection {shown}.</source>
        <translation>Es gibt keine Verbindung {shown}.</translation>
    </message>
    <message>
        <source>Their notes together have more than {most} characters.</source>
        <translation>Ihre Notizen haben zusammen mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>Merging needs two entries or more.</source>
        <translation>Zum Verbinden braucht es zwei Einträge oder mehr.</translation>
    </message>
    <message>
        <source>These entries are on different tasks.</source>
        <translation>Diese Einträge gehören zu verschiedenen Aufgaben.</translation>
    </message>
    <message>
        <source>An entry of more than seven days is not believable, and the time between counts.</source>
        <translation>Ein Eintrag von mehr als sieben Tagen ist nicht glaubhaft, und die Zeit dazwischen zählt mit.</translation>
    </message>
    <message>
        <source>{start} is not a believable start.</source>
        <translation>{start} ist kein glaubhafter Beginn.</translation>
    </message>
    <message>
        <source>An entry must end after it starts.</source>
        <translation>Ein Eintrag muss nach seinem Beginn enden.</translation>
    </message>
    <message>
        <source>An entry of more than seven days is not believable.</source>
        <translation>Ein Eintrag von mehr als sieben Tagen ist nicht glaubhaft.</translation>
    </message>
    <message>
        <source>The running entry can neither start nor end in time to come.</source>
        <translation>Der laufende Eintrag kann weder in der Zukunft beginnen noch dort enden.</translation>
    </message>
    <message>
        <source>{count} entries are too many to merge at once; nothing was changed.</source>
        <translation>{count} Einträge sind zu viele, um sie auf einmal zu verbinden; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Shorten a note first, then merge. Nothing was changed.</source>
        <translation>Kürze zuerst eine Notiz, dann verbinde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Move them to one task first, then merge.</source>
        <translation>Bringe sie zuerst auf eine Aufgabe, dann verbinde.</translation>
    </message>
    <message>
        <source>Merge entries that lie closer together.</source>
        <translation>Verbinde Einträge, die näher beieinander liegen.</translation>
    </message>
    <message>
        <source>Times from the year 2000 to a year from now can be entered.</source>
        <translation>Eintragen lassen sich Zeiten vom Jahr 2000 bis in ein Jahr von heute an.</translation>
    </message>
    <message>
        <source>It would go from {start} to {end}.</source>
        <translation>Er ginge von {start} bis {end}.</translation>
    </message>
    <message>
        <source>Split it, or check the dates.</source>
        <translation>Teile ihn oder prüfe die Tage.</translation>
    </message>
    <message>
        <source>It is {now} now.</source>
        <translation>Jetzt ist {now}.</translation>
    </message>
    <message>
        <source>The split must lie inside the entry.</source>
        <translation>Geteilt wird innerhalb des Eintrags.</translation>
    </message>
    <message>
        <source>Merge {most} at most.</source>
        <translation>Verbinde höchstens {most}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Which task? Nothing was named.</source>
        <translation>Welche Aufgabe? Es wurde keine genannt.</translation>
    </message>
    <message>
        <source>{shown} means several tasks: {refs}.</source>
        <translation>{shown} meint mehrere Aufgaben: {refs}.</translation>
    </message>
    <message>
        <source>No task goes by the name {shown}.</source>
        <translation>Keine Aufgabe heißt {shown}.</translation>
    </message>
    <message>
        <source>There is no entry {entry}.</source>
        <translation>Einen Eintrag {entry} gibt es nicht.</translation>
    </message>
    <message>
        <source>Name a task by its key or reference; tracksync tasks lists them.</source>
        <translation>Nenne eine Aufgabe mit ihrem Schlüssel oder Verweis; „tracksync tasks“ zählt sie auf.</translation>
    </message>
    <message>
        <source>Name it by its reference.</source>
        <translation>Nenne sie mit ihrem Verweis.</translation>
    </message>
    <message>
        <source>tracksync tasks --refresh fetches the list again.</source>
        <translation>„tracksync tasks --refresh“ holt die Liste neu.</translation>
    </message>
    <message>
        <source>It may have been deleted or merged; tracksync entry list shows what is there.</source>
        <translation>Vielleicht wurde er gelöscht oder verbunden; „tracksync entry list“ zeigt, was da ist.</translation>
    </message>
    <message>
        <source>{shown!r} is not the id of an entry.</source>
        <translation>„{shown}“ ist nicht die Kennung eines Eintrags.</translation>
    </message>
    <message>
        <source>tracksync entry list shows the ids.</source>
        <translation>„tracksync entry list“ zeigt die Kennungen.</translation>
    </message>
    <message>
        <source>This channel has no threads that TrackSync can post into.</source>
        <translation>Dieser Kanal hat keine Threads, in die TrackSync posten kann.</translation>
    </message>
    <message>
        <source>Nobody has said yet what goes with the project {project}: {titles}.</source>
        <translation>Noch ist nicht gesagt, was zum Projekt {project} gehört: {titles}.</translation>
    </message>
    <message>
        <source>Nobody has said yet what goes with tasks of no project: {titles}.</source>
        <translation>Noch ist nicht gesagt, was zu Aufgaben ohne Projekt gehört: {titles}.</translation>
    </message>
    <message>
        <source>Say it once for all its worklogs: {command}</source>
        <translation>Sage es einmal für alle Worklogs: {command}</translation>
    </message>
    <message>
        <source>{shown} lies outside the calendar.</source>
        <translation>{shown} liegt außerhalb des Kalenders.</translation>
    </message>
    <message>
        <source>{at} names no time zone, so nobody can tell which moment it is.</source>
        <translation>{at} nennt keine Zeitzone, deshalb weiß niemand, welcher Augenblick gemeint ist.</translation>
    </message>
    <message>
        <source>{first} comes after {last}, so there is no such period.</source>
        <translation>{first} kommt nach {last}, einen solchen Zeitraum gibt es nicht.</translation>
    </message>
    <message>
        <source>Times from the year 2000 to a year from now can be tracked.</source>
        <translation>Erfassen lassen sich Zeiten vom Jahr 2000 bis in ein Jahr von heute an.</translation>
    </message>
    <message>
        <source>Write it with its offset, as in 2026-11-20T09:00+01:00.</source>
        <translation>Schreib die Abweichung dazu, wie in 2026-11-20T09:00+01:00.</translation>
    </message>
    <message>
        <source>Name the earlier day first.</source>
        <translation>Nenne den früheren Tag zuerst.</translation>
    </message>
    <message>
        <source>{task} is not assigned to you, so no time can be tracked on it.</source>
        <translation>{task} ist dir nicht zugewiesen, daher lässt sich darauf keine Zeit erfassen.</translation>
    </message>
    <message>
        <source>Have it assigned to you, refresh the tasks, and start again.</source>
        <translation>Lass sie dir zuweisen, lade die Aufgaben neu und starte noch einmal.</translation>
    </message>
    <message>
        <source>{why} Nothing was sent.</source>
        <translation>{why} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>To post there: tracksync connection set {to} --no-read-only</source>
        <translation>Um dort zu schreiben: tracksync connection set {to} --no-read-only</translation>
    </message>
    <message>
        <source>Look in the channel. If it is not there: tracksync standup post --again.</source>
        <translation>Sieh im Kanal nach. Wenn es nicht da ist: tracksync standup post --again.</translation>
    </message>
    <message>
        <source>{message} {reason}</source>
        <translation>{message} {reason}</translation>
    </message>
    <message>
        <source>What you changed in the standup of {day} can no longer be read, so it was not posted.</source>
        <translation>Was du am Standup vom {day} geändert hast, ist nicht mehr lesbar; darum wurde es nicht gepostet.</translation>
    </message>
    <message>
        <source>It cannot be told which channel is meant. Nothing was done.</source>
        <translation>Es ist nicht klar, welcher Kanal gemeint ist. Es wurde nichts getan.</translation>
    </message>
    <message>
        <source>The standup did not reach {to}.</source>
        <translation>Das Standup hat {to} nicht erreicht.</translation>
    </message>
    <message>
        <source>Look at it on the Standup page, change what must not be said, and post it.</source>
        <translation>Sieh es auf der Seite „Standup“ an, ändere, was nicht gesagt werden soll, und poste es.</translation>
    </message>
    <message>
        <source>No channel is connected, so nothing was done.</source>
        <translation>Es ist kein Kanal verbunden, deshalb wurde nichts getan.</translation>
    </message>
    <message>
        <source>There is no channel {shown!r}. Nothing was done.</source>
        <translation>Es gibt keinen Kanal {shown!r}. Es wurde nichts getan.</translation>
    </message>
    <message>
        <source>Name one with --channel: {ids}.</source>
        <translation>Nenne einen mit --channel: {ids}.</translation>
    </message>
    <message>
        <source>The standup may have reached {to}: its answer was lost.</source>
        <translation>Das Standup ist vielleicht bei {to} angekommen: Die Antwort ging verloren.</translation>
    </message>
    <message>
        <source>Connect the channel again.</source>
        <translation>Verbinde den Kanal noch einmal.</translation>
    </message>
    <message>
        <source>What was posted this way is out of reach afterwards. Do it in the channel itself.</source>
        <translation>Was so gepostet wurde, ist danach außer Reichweite. Tu es im Kanal selbst.</translation>
    </message>
    <message>
        <source>{to} has no threads that TrackSync can post into.</source>
        <translation>{to} hat keine Threads, in die TrackSync posten kann.</translation>
    </message>
    <message>
        <source>It asks to wait: post it again in {seconds} s.</source>
        <translation>Es wird um Geduld gebeten: Poste es in {seconds} s noch einmal.</translation>
    </message>
    <message>
        <source>It asks to wait. Post it again in a few minutes.</source>
        <translation>Es wird um Geduld gebeten. Poste es in ein paar Minuten noch einmal.</translation>
    </message>
    <message>
        <source>Check the network, and post it again.</source>
        <translation>Prüfe das Netz und poste es noch einmal.</translation>
    </message>
    <message>
        <source>The standup of {day} is at {to} already.</source>
        <translation>Das Standup vom {day} ist schon bei {to}.</translation>
    </message>
    <message>
        <source>The standup of {day} is on its way to {to}.</source>
        <translation>Das Standup vom {day} ist unterwegs zu {to}.</translation>
    </message>
    <message>
        <source>The standup of {day} was skipped for {to}.</source>
        <translation>Das Standup vom {day} wurde für {to} ausgelassen.</translation>
    </message>
    <message>
        <source>The standup of {day} may be at {to} already.</source>
        <translation>Das Standup vom {day} ist vielleicht schon bei {to}.</translation>
    </message>
    <message>
        <source>The standup of {day} may be at {to} already: its answer was lost.</source>
        <translation>Das Standup vom {day} ist vielleicht schon bei {to}: Die Antwort ging verloren.</translation>
    </message>
    <message>
        <source>Connect one: tracksync connect slack --token-stdin.</source>
        <translation>Verbinde einen: tracksync connect slack --token-stdin.</translation>
    </message>
    <message>
        <source>There is one a day.</source>
        <translation>Es gibt eines am Tag.</translation>
    </message>
    <message>
        <source>Look in a quarter of an hour: tracksync standup history.</source>
        <translation>Sieh in einer Viertelstunde nach: tracksync standup history.</translation>
    </message>
    <message>
        <source>To post it after all: tracksync standup post --again.</source>
        <translation>Um es doch zu posten: tracksync standup post --again.</translation>
    </message>
    <message>
        <source>Nothing in the outbox goes by {key}.</source>
        <translation>Nichts im Ausgang heißt {key}.</translation>
    </message>
    <message>
        <source>This worklog is not disputed, so there is nothing to choose.</source>
        <translation>Dieser Worklog ist nicht strittig, es gibt also nichts zu wählen.</translation>
    </message>
    <message>
        <source>This service keeps totals a day, so nobody knows when the time was.</source>
        <translation>Dieser Dienst führt Tagessummen, daher weiß niemand, wann die Zeit war.</translation>
    </message>
    <message>
        <source>This worklog is known here already.</source>
        <translation>Dieser Worklog ist hier schon bekannt.</translation>
    </message>
    <message>
        <source>tracksync verify shows the keys.</source>
        <translation>tracksync verify zeigt die Schlüssel.</translation>
    </message>
    <message>
        <source>tracksync verify shows what differs.</source>
        <translation>tracksync verify zeigt, was sich unterscheidet.</translation>
    </message>
    <message>
        <source>What stands over there cannot become an entry here.</source>
        <translation>Was dort steht, kann hier kein Eintrag werden.</translation>
    </message>
    <message>
        <source>Change the entry by hand, or send yours to replace it.</source>
        <translation>Ändere den Eintrag von Hand, oder sende deinen, damit er das dort ersetzt.</translation>
    </message>
    <message>
        <source>Add an entry by hand if it is missing here.</source>
        <translation>Füge von Hand einen Eintrag hinzu, wenn er hier fehlt.</translation>
    </message>
    <message>
        <source>Compare once more.</source>
        <translation>Vergleiche noch einmal.</translation>
    </message>
    <message>
        <source>That does not fit any more: {why}.</source>
        <translation>Das passt nicht mehr: {why}.</translation>
    </message>
    <message>
        <source>Look at the day as it is now and try once more.</source>
        <translation>Sieh dir den Tag an, wie er jetzt ist, und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>From {first} to {last} is more than ten years.</source>
        <translation>Von {first} bis {last} sind es mehr als zehn Jahre.</translation>
    </message>
    <message>
        <source>Ask for a shorter period.</source>
        <translation>Wähle einen kürzeren Zeitraum.</translation>
    </message>
    <message>
        <source>The standup of {day} has gone to {to}.</source>
        <translation>Das Standup vom {day} ist schon an {to} gegangen.</translation>
    </message>
    <message>
        <source>What has gone cannot be changed from here.</source>
        <translation>Was gesendet ist, lässt sich von hier aus nicht ändern.</translation>
    </message>
    <message>
        <source>Its time had passed by more than its grace.</source>
        <translation>Seine Zeit war um mehr als die Frist vorbei.</translation>
    </message>
    <message>
        <source>The grace must be from 10 minutes to 12 hours. Nothing was changed.</source>
        <translation>Die Frist muss zwischen 10 Minuten und 12 Stunden liegen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Write 10m, 30m or 2h.</source>
        <translation>Schreib 10m, 30m oder 2h.</translation>
    </message>
    <message>
        <source>There is no schedule {shown!r}. Nothing was changed.</source>
        <translation>Es gibt keinen Zeitplan {shown!r}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{shown!r} is no time zone. Nothing was changed.</source>
        <translation>{shown!r} ist keine Zeitzone. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>tracksync standup schedule list shows them.</source>
        <translation>tracksync standup schedule list zeigt sie.</translation>
    </message>
    <message>
        <source>Of a calendar file, if you chose one, and none that is marked private: read when a standup or a week is made, kept with what you post.</source>
        <translation>Aus einer Kalenderdatei, wenn du eine gewählt hast, und keiner, der als privat gilt: gelesen, wenn ein Standup oder eine Woche entsteht, behalten mit dem, was du postest.</translation>
    </message>
    <message>
        <source>Sealed once more, by month. What you change or delete is corrected at once; its earlier words stay in the journal, sealed, until the whole month goes. How many months are kept is a setting: Words of your journal.</source>
        <translation>Noch einmal versiegelt, nach Monaten. Was du änderst oder löschst, wird sofort berichtigt; die früheren Worte bleiben versiegelt im Journal, bis der ganze Monat geht. Wie viele Monate bleiben, ist eine Einstellung: Worte in deinem Journal.</translation>
    </message>
    <message>
        <source>In Slack: right-click the channel, Copy &gt; Copy link. Then, in a terminal: tracksync connect slack --channel LINK, with the way to sign in.</source>
        <translation>In Slack: Rechtsklick auf den Kanal, Kopieren &gt; Link kopieren. Dann in einem Terminal: tracksync connect slack --channel LINK, dazu die Art der Anmeldung.</translation>
    </message>
    <message>
        <source>{count} of your meetings could not be read.</source>
        <translation>{count} deiner Termine konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Your meetings could not be read: the file is missing, or is no calendar.</source>
        <translation>Deine Termine konnten nicht gelesen werden: Die Datei fehlt oder ist kein Kalender.</translation>
    </message>
    <message>
        <source>Your days off could not be read. {why}</source>
        <translation>Deine freien Tage konnten nicht gelesen werden. {why}</translation>
    </message>
    <message>
        <source>The file has more than {most} MB.</source>
        <translation>Die Datei hat mehr als {most} MB.</translation>
    </message>
    <message>
        <source>The file has more than {most:,} lines.</source>
        <translation>Die Datei hat mehr als {most:,} Zeilen.</translation>
    </message>
    <message>
        <source>The file has more than {most:,} events.</source>
        <translation>Die Datei hat mehr als {most:,} Termine.</translation>
    </message>
    <message>
        <source>The file has a line of more than {most:,} characters.</source>
        <translation>Die Datei hat eine Zeile mit mehr als {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>The file has parts in parts, deeper than any calendar.</source>
        <translation>Die Datei hat Teile in Teilen, tiefer als jeder Kalender.</translation>
    </message>
    <message>
        <source>Only the first {most} of your meetings are told.</source>
        <translation>Nur die ersten {most} deiner Termine werden genannt.</translation>
    </message>
    <message>
        <source>Somebody declined some of these meetings. If it was you: say your e-mail in the settings, and they are left out.</source>
        <translation>Einige dieser Termine hat jemand abgelehnt. Falls du es warst: Trage deine E-Mail in den Einstellungen ein, dann fehlen sie.</translation>
    </message>
    <message>
        <source>Your meetings could not be read. {why}</source>
        <translation>Deine Termine konnten nicht gelesen werden. {why}</translation>
    </message>
    <message>
        <source>Your commits could not be counted: git is not installed here.</source>
        <translation>Deine Commits konnten nicht gezählt werden: Git ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>Commits in {count} of your folders could not be counted.</source>
        <translation>Commits in {count} deiner Ordner konnten nicht gezählt werden.</translation>
    </message>
    <message>
        <source>{service} said that it is busy. It is asked again at {time}.</source>
        <translation>{service} hat gerade zu viel zu tun. Nächste Anfrage um {time} Uhr.</translation>
    </message>
    <message>
        <source>{task} is assigned to {person}, and time may be tracked only on tasks that are assigned to you.</source>
        <translation>{task} ist {person} zugewiesen, und Zeit darf nur auf Aufgaben erfasst werden, die dir zugewiesen sind.</translation>
    </message>
    <message>
        <source>{text!r} may mean several. Which one?</source>
        <translation>{text!r} kann mehrere meinen. Welcher?</translation>
    </message>
    <message>
        <source>{service} shows no {text!r} to this sign-in.</source>
        <translation>{service} zeigt dieser Anmeldung kein {text!r}.</translation>
    </message>
    <message>
        <source>Name it by its link, or by its id.</source>
        <translation>Nenne den Link oder die ID.</translation>
    </message>
    <message>
        <source>What was posted to {to} cannot be changed or deleted from here.</source>
        <translation>Was an {to} gepostet wurde, lässt sich von hier nicht ändern oder löschen.</translation>
    </message>
    <message>
        <source>What you changed in the standup of {day} can no longer be read, so nothing was sent.</source>
        <translation>Was du am Standup vom {day} geändert hast, ist nicht mehr lesbar; darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The standup at {to} was not deleted.</source>
        <translation>Das Standup bei {to} wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>{to} is only read, so nothing was changed there.</source>
        <translation>{to} wird nur gelesen, darum wurde dort nichts geändert.</translation>
    </message>
    <message>
        <source>Change it in the channel itself.</source>
        <translation>Ändere es im Kanal selbst.</translation>
    </message>
    <message>
        <source>{title} Or it was: the answer was lost.</source>
        <translation>{title} Oder doch: Die Antwort ging verloren.</translation>
    </message>
    <message>
        <source>No standup of {day} stands at {to}.</source>
        <translation>Bei {to} steht kein Standup vom {day}.</translation>
    </message>
    <message>
        <source>The standup no longer stands at {to}: it was deleted there.</source>
        <translation>Das Standup steht nicht mehr bei {to}: Es wurde dort gelöscht.</translation>
    </message>
    <message>
        <source>The standup at {to} was not changed.</source>
        <translation>Das Standup bei {to} wurde nicht geändert.</translation>
    </message>
    <message>
        <source>It asks to wait. Do it again in a few minutes.</source>
        <translation>Der Kanal bittet zu warten. Versuch es in ein paar Minuten.</translation>
    </message>
    <message>
        <source>Check the network, and do it again: that does no harm.</source>
        <translation>Prüfe das Netz und tu es noch einmal: Das schadet nicht.</translation>
    </message>
    <message>
        <source>tracksync standup history lists what was posted.</source>
        <translation>tracksync standup history listet auf, was gepostet wurde.</translation>
    </message>
    <message>
        <source>To post it anew: tracksync standup post --again.</source>
        <translation>Um es neu zu posten: tracksync standup post --again.</translation>
    </message>
    <message>
        <source>{to} takes no standup before its time.</source>
        <translation>{to} nimmt kein Standup vor seiner Zeit an.</translation>
    </message>
    <message>
        <source>Go without that, or connect Slack by a token: the guide tells how.</source>
        <translation>Verzichte darauf oder verbinde Slack mit einem Token: Die Anleitung sagt, wie.</translation>
    </message>
    <message>
        <source>Go without the thread, or connect Slack by a token: the guide tells how.</source>
        <translation>Verzichte auf den Thread, oder verbinde Slack mit einem Token: Die Anleitung sagt, wie.</translation>
    </message>
    <message>
        <source>{to} has the standup of {day}, and posts it at its time.</source>
        <translation>{to} hat das Standup vom {day} und postet es zu seiner Zeit.</translation>
    </message>
    <message>
        <source>The standup of {day} was deleted at {to}.</source>
        <translation>Das Standup vom {day} wurde bei {to} gelöscht.</translation>
    </message>
    <message>
        <source>What you change before that is said. To have none: skip it.</source>
        <translation>Was du vorher änderst, wird gesagt. Soll keines gehen, lass es aus.</translation>
    </message>
    <message>
        <source>the last {number}</source>
        <translation>die letzten {number}</translation>
    </message>
    <message>
        <source>the last {number} months</source>
        <translation>die letzten {number} Monate</translation>
    </message>
    <message>
        <source>the last {number} days</source>
        <translation>die letzten {number} Tage</translation>
    </message>
    <message>
        <source>none are made</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>What is handed over before its time goes into no thread. Nothing was changed.</source>
        <translation>Was vor seiner Zeit übergeben wird, geht in keinen Thread. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This schedule is posted from this device. Nothing was changed.</source>
        <translation>Dieser Zeitplan wird von diesem Gerät gepostet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Choose one of the two: the thread is begun only at that time.</source>
        <translation>Wähle eines von beiden: Der Thread beginnt erst zu dieser Zeit.</translation>
    </message>
    <message>
        <source>To have it post no more: tracksync standup schedule remove.</source>
        <translation>Damit er nicht mehr postet: tracksync standup schedule remove.</translation>
    </message>
    <message>
        <source>Write its name: Europe/Berlin.</source>
        <translation>Schreib ihren Namen: Europe/Berlin.</translation>
    </message>
    <message>
        <source>Days off, meetings or commits could not be read: something went wrong.</source>
        <translation>Freie Tage, Termine oder Commits konnten nicht gelesen werden: Da ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>A task needs a name.</source>
        <translation>Eine Aufgabe braucht einen Namen.</translation>
    </message>
    <message>
        <source>{task} belongs to {service}.</source>
        <translation>{task} gehört zu {service}.</translation>
    </message>
    <message>
        <source>Change it there; the next refresh brings the change here.</source>
        <translation>Ändere sie dort; das nächste Lesen bringt die Änderung hierher.</translation>
    </message>
    <message>
        <source>tracksync standup template list shows them.</source>
        <translation>tracksync standup template list zeigt sie.</translation>
    </message>
    <message>
        <source>This file is too large for a template. Nothing was changed.</source>
        <translation>Diese Datei ist zu groß für eine Vorlage. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is no template of a standup: no TOML. Nothing was changed.</source>
        <translation>Das ist keine Vorlage eines Standups: kein TOML. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no template {shown!r}.</source>
        <translation>Es gibt keine Vorlage {shown!r}.</translation>
    </message>
    <message>
        <source>The template {shown} is not there: it reads as the settings say.</source>
        <translation>Die Vorlage {shown} fehlt: Es liest sich, wie die Einstellungen es sagen.</translation>
    </message>
    <message>
        <source>tracksync standup template show classic-en shows one.</source>
        <translation>tracksync standup template show classic-de zeigt eine.</translation>
    </message>
    <message>
        <source>No picture was taken: there is no monitor.</source>
        <translation>Es wurde kein Bild aufgenommen: Es ist kein Monitor da.</translation>
    </message>
    <message>
        <source>No picture was kept of {monitors}: only black was seen there.</source>
        <translation>Von {monitors} wurde kein Bild behalten: Dort war nur Schwarz zu sehen.</translation>
    </message>
    <message>
        <source>No picture was taken: the pointer is on no monitor.</source>
        <translation>Es wurde kein Bild aufgenommen: Der Mauszeiger ist auf keinem Monitor.</translation>
    </message>
    <message>
        <source>Encrypted, in {folder}. Records so far: {records}. What you delete goes from your day, and its record when those of its time do; totals of months stay.</source>
        <translation>Verschlüsselt, in {folder}. Aufzeichnungen bisher: {records}. Was du löschst, verschwindet aus deinem Tag, seine Aufzeichnung mit denen ihrer Zeit; Summen von Monaten bleiben.</translation>
    </message>
    <message>
        <source>as long as the entry</source>
        <translation>so lange wie der Eintrag</translation>
    </message>
    <message>
        <source>Time entries are deleted after {count} months at the latest; monthly totals stay.</source>
        <translation>Zeiteinträge werden spätestens nach {count} Monaten gelöscht; Summen von Monaten bleiben.</translation>
    </message>
    <message>
        <source>How long time entries are kept is yours to choose.</source>
        <translation>Wie lange Zeiteinträge bleiben, wählst du.</translation>
    </message>
    <message>
        <source>Names of tasks and notes are destroyed after {count} months at the latest.</source>
        <translation>Namen von Aufgaben und Notizen werden spätestens nach {count} Monaten vernichtet.</translation>
    </message>
    <message>
        <source>How long names of tasks and notes are kept is yours to choose.</source>
        <translation>Wie lange Namen von Aufgaben und Notizen bleiben, wählst du.</translation>
    </message>
    <message>
        <source>Records of when you were active are destroyed after {count} months at the latest.</source>
        <translation>Aufzeichnungen, wann du aktiv warst, werden spätestens nach {count} Monaten vernichtet.</translation>
    </message>
    <message>
        <source>How long it is kept when you were active is yours to choose.</source>
        <translation>Wie lange bleibt, wann du aktiv warst, wählst du.</translation>
    </message>
    <message>
        <source>The fine picture of a day is destroyed after {count} days at the latest.</source>
        <translation>Der feine Streifen eines Tages wird spätestens nach {count} Tagen vernichtet.</translation>
    </message>
    <message>
        <source>How long the fine picture of a day is kept is yours to choose.</source>
        <translation>Wie lange der feine Streifen eines Tages bleibt, wählst du.</translation>
    </message>
    <message>
        <source>The list of what was sent is destroyed after {count} days at the latest.</source>
        <translation>Die Liste des Gesendeten wird spätestens nach {count} Tagen vernichtet.</translation>
    </message>
    <message>
        <source>How long the list of what was sent is kept is yours to choose.</source>
        <translation>Wie lange die Liste des Gesendeten bleibt, wählst du.</translation>
    </message>
    <message>
        <source>Asana does not accept the token.</source>
        <translation>Asana nimmt das Token nicht an.</translation>
    </message>
    <message>
        <source>Azure DevOps does not accept the token: it has expired, was revoked, or lacks the scope “Work Items: Read &amp; write”.</source>
        <translation>Azure DevOps nimmt das Token nicht an: Es ist abgelaufen, wurde widerrufen, oder ihm fehlt der Bereich „Work Items: Read &amp; write“.</translation>
    </message>
    <message>
        <source>Jira does not accept the sign-in.</source>
        <translation>Jira nimmt die Anmeldung nicht an.</translation>
    </message>
    <message>
        <source>Jira does not accept the personal access token.</source>
        <translation>Jira nimmt das Personal Access Token nicht an.</translation>
    </message>
    <message>
        <source>Slack does not accept the webhook.</source>
        <translation>Slack nimmt den Webhook nicht an.</translation>
    </message>
    <message>
        <source>Slack does not accept the sign-in.</source>
        <translation>Slack nimmt die Anmeldung nicht an.</translation>
    </message>
    <message>
        <source>Microsoft does not accept the sign-in.</source>
        <translation>Microsoft nimmt die Anmeldung nicht an.</translation>
    </message>
    <message>
        <source>Tempo does not accept the token.</source>
        <translation>Tempo nimmt das Token nicht an.</translation>
    </message>
    <message>
        <source>One event of your days off could not be read.</source>
        <translation>Ein Termin deiner freien Tage war nicht zu lesen.</translation>
    </message>
    <message>
        <source>No standup can go to {to}: it is only read.</source>
        <translation>Kein Standup kann an {to} gehen: Dort wird nur gelesen.</translation>
    </message>
    <message>
        <source>No standup can go to {to}: it does not accept the sign-in any more.</source>
        <translation>Kein Standup kann an {to} gehen: Die Anmeldung wird dort nicht mehr angenommen.</translation>
    </message>
    <message>
        <source>No standup can go to {to}. {why}</source>
        <translation>Kein Standup kann an {to} gehen. {why}</translation>
    </message>
    <message>
        <source>Sign in again, on the page Connections.</source>
        <translation>Melde dich auf der Seite Verbindungen neu an.</translation>
    </message>
    <message>
        <source>What was posted this way is out of reach afterwards. Do it there: {link}</source>
        <translation>Was so gepostet wurde, ist danach außer Reichweite. Tu es dort: {link}</translation>
    </message>
    <message>
        <source>The standup is not the one that was approved.</source>
        <translation>Das Standup ist nicht das, das freigegeben wurde.</translation>
    </message>
    <message>
        <source>Since you approved it, what it tells, how it reads or when it goes was changed. Your approval does not count any more.</source>
        <translation>Seit du es freigegeben hast, hat sich geändert, was es erzählt, wie es sich liest oder wann es hinausgeht. Deine Freigabe zählt nicht mehr.</translation>
    </message>
    <message>
        <source>This is no template of a standup: no TOML, in line {line}, at character {column}. Nothing was changed.</source>
        <translation>Das ist keine Vorlage eines Standups: kein TOML, in Zeile {line}, beim Zeichen {column}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is no template of a standup: its TOML breaks off at the end.</source>
        <translation>Das ist keine Vorlage eines Standups: Ihr TOML bricht am Ende ab.</translation>
    </message>
    <message>
        <source>There is a template {name} already. Nothing was changed.</source>
        <translation>Es gibt schon eine Vorlage {name}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There are {most} own templates already. Nothing was changed.</source>
        <translation>Es gibt schon {most} eigene Vorlagen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name} comes with TrackSync and stays.</source>
        <translation>{name} gehört zu TrackSync und bleibt.</translation>
    </message>
    <message>
        <source>A schedule reads as {name} says. Nothing was changed.</source>
        <translation>Ein Zeitplan liest sich nach {name}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Say --replace to have this one in its place, or a name.</source>
        <translation>Sag --replace, damit diese an ihre Stelle tritt, oder nenne einen Namen.</translation>
    </message>
    <message>
        <source>Delete one first.</source>
        <translation>Lösche zuerst eine.</translation>
    </message>
    <message>
        <source>Choose another template there first.</source>
        <translation>Wähle dort zuerst eine andere Vorlage.</translation>
    </message>
    <message>
        <source>Nothing was tracked yet, so there is no last task to go on with.</source>
        <translation>Es wurde noch nichts erfasst, also gibt es keine letzte Aufgabe, mit der es weitergehen könnte.</translation>
    </message>
    <message>
        <source>Name a task: tracksync start REF.</source>
        <translation>Nenne eine Aufgabe: „tracksync start REF“.</translation>
    </message>
    <message>
        <source>A pause must end later than now, and within a week.</source>
        <translation>Eine Pause muss später als jetzt enden, und innerhalb einer Woche.</translation>
    </message>
    <message>
        <source>Nothing is paused.</source>
        <translation>Es ist nichts angehalten.</translation>
    </message>
    <message>
        <source>No timer is running, so there is nothing to stop.</source>
        <translation>Es läuft keine Zeit, also gibt es nichts zu beenden.</translation>
    </message>
    <message>
        <source>The service allows {count} requests in {seconds:g} s; this one waits for its turn.</source>
        <translation>Der Dienst erlaubt {count} Anfragen in {seconds:g} s; diese wartet, bis sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>An absence was found since the timer was started. Taking the start back would lose what was tracked up to it.</source>
        <translation>Seit dem Start wurde eine Abwesenheit bemerkt. Nähme man den Start zurück, ginge verloren, was bis dahin erfasst wurde.</translation>
    </message>
    <message>
        <source>Delete the entries instead. Nothing was changed.</source>
        <translation>Lösche stattdessen die Einträge. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{service} could not be reached. Everything goes on offline and is sent later.</source>
        <translation>{service} war nicht zu erreichen. Offline geht alles weiter und wird später gesendet.</translation>
    </message>
    <message>
        <source>{service} was not reached. Nothing was saved.</source>
        <translation>{service} war nicht zu erreichen. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>{service} does not accept the sign-in.</source>
        <translation>{service} nimmt die Anmeldung nicht an.</translation>
    </message>
    <message>
        <source>{reason} Your entries are safe here.</source>
        <translation>{reason} Deine Einträge sind hier sicher.</translation>
    </message>
    <message>
        <source>Sign in again. If you use a token, check it, the e-mail and the site.</source>
        <translation>Melde dich neu an. Wenn du ein Token benutzt, prüfe es, die E-Mail-Adresse und die Seite.</translation>
    </message>
    <message>
        <source>{service} refused: {reason}</source>
        <translation>{service} hat abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Du musst nichts tun.</translation>
    </message>
    <message>
        <source>{service} could not be reached. {reason} Everything goes on offline and is sent later.</source>
        <translation>{service} war nicht zu erreichen. {reason} Offline geht alles weiter und wird später gesendet.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>Prüfe die Adresse und das Netz.</translation>
    </message>
    <message>
        <source>{reason} Nothing was saved.</source>
        <translation>{reason} Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Check what you typed, above all the token, and connect again.</source>
        <translation>Prüfe, was du eingegeben hast, vor allem das Token, und verbinde noch einmal.</translation>
    </message>
    <message>
        <source>{service} asks to wait. Nothing was saved.</source>
        <translation>{service} bittet zu warten. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Connect again in a few minutes.</source>
        <translation>Verbinde in ein paar Minuten noch einmal.</translation>
    </message>
    <message>
        <source>{service} was not reached. {reason} Nothing was saved.</source>
        <translation>{service} war nicht zu erreichen. {reason} Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Check the address and the network, and connect again.</source>
        <translation>Prüfe Adresse und Netz, und verbinde noch einmal.</translation>
    </message>
    <message>
        <source>it gave no reason</source>
        <translation>ohne einen Grund zu nennen</translation>
    </message>
    <message>
        <source>{service} asks to wait.</source>
        <translation>{service} bittet zu warten.</translation>
    </message>
    <message>
        <source>{day} is more than a year away. Nothing was done.</source>
        <translation>{day} ist mehr als ein Jahr entfernt. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Name a day at most a year before or after today.</source>
        <translation>Nenne einen Tag, der höchstens ein Jahr vor oder nach heute liegt.</translation>
    </message>
    <message>
        <source>A backup is made for a recovery key or a passphrase.</source>
        <translation>Eine Sicherung wird für einen Wiederherstellungsschlüssel oder eine Passphrase gemacht.</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} gibt es schon.</translation>
    </message>
    <message>
        <source>Make a recovery key first, or give a passphrase.</source>
        <translation>Erzeuge zuerst einen Wiederherstellungsschlüssel oder gib eine Passphrase an.</translation>
    </message>
    <message>
        <source>That is not a key a backup can be made for.</source>
        <translation>Für diesen Schlüssel lässt sich keine Sicherung machen.</translation>
    </message>
    <message>
        <source>Choose another name; nothing was overwritten.</source>
        <translation>Wähle einen anderen Namen; es wurde nichts überschrieben.</translation>
    </message>
    <message>
        <source>This backup was made by a newer TrackSync.</source>
        <translation>Diese Sicherung stammt von einem neueren TrackSync.</translation>
    </message>
    <message>
        <source>It begins with age1.</source>
        <translation>Er beginnt mit age1.</translation>
    </message>
    <message>
        <source>Install that release to restore it. Nothing was changed.</source>
        <translation>Installiere jene Fassung, um sie herzustellen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>Diese Sicherung ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try an older one.</source>
        <translation>Es wurde nichts geändert. Versuche es mit einer älteren.</translation>
    </message>
    <message>
        <source>This automatic backup belongs to a store key that is not here.</source>
        <translation>Diese automatische Sicherung gehört zu einem Schlüssel des Datenspeichers, den es hier nicht gibt.</translation>
    </message>
    <message>
        <source>It is of another profile, or from before time entries went for their age: then its key went with them. Nothing was changed.</source>
        <translation>Sie ist von einem anderen Profil, oder von bevor Zeiteinträge ihres Alters wegen gingen: Dann ging ihr Schlüssel mit. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This backup does not open with that key.</source>
        <translation>Diese Sicherung öffnet sich mit diesem Schlüssel nicht.</translation>
    </message>
    <message>
        <source>Use the recovery key or the passphrase it was made for. Nothing was changed.</source>
        <translation>Nimm den Wiederherstellungsschlüssel oder die Passphrase, für die sie gemacht wurde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is no file {name} there. Nothing was changed.</source>
        <translation>Dort ist keine Datei {name}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({why}). Nothing was changed.</source>
        <translation>{name} kann nicht gelesen werden ({why}). Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Look at the path again.</source>
        <translation>Sieh dir den Pfad noch einmal an.</translation>
    </message>
    <message>
        <source>Name a file that is yours to read.</source>
        <translation>Nenne eine Datei, die du lesen darfst.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>The store is damaged.</source>
        <translation>Der Datenspeicher ist beschädigt.</translation>
    </message>
    <message>
        <source>TrackSync cannot write to its folder ({why}).</source>
        <translation>TrackSync kann nicht in seinen Ordner schreiben ({why}).</translation>
    </message>
    <message>
        <source>The store cannot be read.</source>
        <translation>Der Datenspeicher lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Another program is writing to this store.</source>
        <translation>Ein anderes Programm schreibt in diesen Datenspeicher.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Schließe es zuerst.</translation>
    </message>
    <message>
        <source>The month {month} is not over.</source>
        <translation>Der Monat {month} ist noch nicht vorbei.</translation>
    </message>
    <message>
        <source>Only past months can be erased. Nothing was changed.</source>
        <translation>Nur vergangene Monate lassen sich löschen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{month!r:.40} is not a month.</source>
        <translation>„{month:.40}“ ist kein Monat.</translation>
    </message>
    <message>
        <source>Write it as 2026-11.</source>
        <translation>Schreib ihn wie 2026-11.</translation>
    </message>
    <message>
        <source>There is no recovery key yet, so a backup needs a passphrase.</source>
        <translation>Es gibt noch keinen Wiederherstellungsschlüssel, deshalb braucht eine Sicherung eine Passphrase.</translation>
    </message>
    <message>
        <source>A copy for a new machine carries your keys, so it needs a recovery key.</source>
        <translation>Eine Kopie für einen neuen Rechner trägt deine Schlüssel mit, deshalb braucht sie einen Wiederherstellungsschlüssel.</translation>
    </message>
    <message>
        <source>This profile has its keys in the system&apos;s keystore already.</source>
        <translation>Dieses Profil hat seine Schlüssel schon im Schlüsselspeicher des Systems.</translation>
    </message>
    <message>
        <source>The keystore has never been open for this profile, so nothing can be kept yet.</source>
        <translation>Der Schlüsselspeicher war für dieses Profil noch nie offen, deshalb lässt sich noch nichts aufbewahren.</translation>
    </message>
    <message>
        <source>Give one with --secret-fd, or make a recovery key.</source>
        <translation>Gib eine mit --secret-fd an oder erzeuge einen Wiederherstellungsschlüssel.</translation>
    </message>
    <message>
        <source>tracksync recovery new makes one. Nothing was written.</source>
        <translation>„tracksync recovery new“ erzeugt einen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Make a backup, and restore it into a new data directory.</source>
        <translation>Mach eine Sicherung und stelle sie in einem neuen Datenordner her.</translation>
    </message>
    <message>
        <source>Unlock it once, or choose a passphrase lock.</source>
        <translation>Entsperre ihn einmal oder wähle ein Passphrasenschloss.</translation>
    </message>
    <message>
        <source>This store belongs to another keystore.</source>
        <translation>Dieser Datenspeicher gehört zu einem anderen Schlüsselspeicher.</translation>
    </message>
    <message>
        <source>This copy of the data folder is from before time entries went for their age.</source>
        <translation>Diese Kopie des Datenordners ist von bevor Zeiteinträge ihres Alters wegen gingen.</translation>
    </message>
    <message>
        <source>Its key was destroyed with them, so it opens nowhere any more. Put the newer folder back, or restore a backup you made. Nothing was changed.</source>
        <translation>Ihr Schlüssel wurde mit ihnen vernichtet, sie öffnet sich nirgends mehr. Lege den neueren Ordner zurück, oder stelle eine Sicherung her, die du gemacht hast. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The store is missing. Nothing was deleted.</source>
        <translation>Der Datenspeicher fehlt. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>No backup was found: start anew, or restore one you kept elsewhere.</source>
        <translation>Es fand sich keine Sicherung: Fang neu an oder stelle eine her, die du anderswo aufbewahrst.</translation>
    </message>
    <message>
        <source>A newer TrackSync (store {found}) was used with this data.</source>
        <translation>Ein neueres TrackSync (Datenspeicher {found}) hat mit diesen Daten gearbeitet.</translation>
    </message>
    <message>
        <source>The store is damaged and was set aside. Nothing was deleted.</source>
        <translation>Der Datenspeicher ist beschädigt und wurde beiseitegelegt. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>The newest good backup is from {made_at:%Y-%m-%d %H:%M} UTC. Quit TrackSync, then bring it back: tracksync restore &quot;{file}&quot;</source>
        <translation>Die neueste heile Sicherung ist vom {made_at:%d.%m.%Y, %H:%M} UTC. Beende TrackSync, dann hole sie zurück: tracksync restore &quot;{file}&quot;</translation>
    </message>
    <message>
        <source>Install that release again. Nothing was changed.</source>
        <translation>Installiere jene Fassung wieder. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>That is no organization&apos;s key, or it has a typing mistake. Nothing was kept.</source>
        <translation>Das ist kein Schlüssel einer Organisation, oder er ist vertippt. Nichts wurde aufbewahrt.</translation>
    </message>
    <message>
        <source>This passphrase does not open this key file. Nothing was signed.</source>
        <translation>Diese Passphrase öffnet diese Schlüsseldatei nicht. Nichts wurde unterschrieben.</translation>
    </message>
    <message>
        <source>It is too large, or not text.</source>
        <translation>Sie ist zu groß oder kein Text.</translation>
    </message>
    <message>
        <source>What runs can be stopped; free some space to start again. What was tracked so far is safe.</source>
        <translation>Was läuft, lässt sich beenden; schaffe Platz, um wieder zu beginnen. Die bisher erfasste Zeit ist sicher.</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>Die Festplatte lässt sich nur lesen.</translation>
    </message>
    <message>
        <source>Make it writable to go on. What was tracked so far is safe.</source>
        <translation>Mach sie beschreibbar, um weiterzumachen. Die bisher erfasste Zeit ist sicher.</translation>
    </message>
    <message>
        <source>TrackSync may not write to its folder.</source>
        <translation>TrackSync darf nicht in seinen Ordner schreiben.</translation>
    </message>
    <message>
        <source>Make it writable for you to go on. What was tracked so far is safe.</source>
        <translation>Mach ihn für dich beschreibbar, um weiterzumachen. Die bisher erfasste Zeit ist sicher.</translation>
    </message>
    <message>
        <source>Choose another with --data-dir to go on. What was tracked so far is safe.</source>
        <translation>Wähle mit --data-dir einen anderen, um weiterzumachen. Die bisher erfasste Zeit ist sicher.</translation>
    </message>
    <message>
        <source>Sign in to the desktop session it was made in. Where its keystore is lost, bring a backup back: tracksync restore FILE --forsake. Nothing was changed.</source>
        <translation>Melde dich in der Sitzung an, in der er angelegt wurde. Ist dessen Schlüsselspeicher verloren, hol eine Sicherung zurück: tracksync restore DATEI --forsake. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is not in three parts.</source>
        <translation>Sie besteht nicht aus drei Teilen.</translation>
    </message>
    <message>
        <source>Its signature is not good.</source>
        <translation>Ihre Unterschrift ist nicht gültig.</translation>
    </message>
    <message>
        <source>It is signed in another way than policies are.</source>
        <translation>Sie ist anders unterschrieben als Richtlinien.</translation>
    </message>
    <message>
        <source>It does not name its key.</source>
        <translation>Sie nennt ihren Schlüssel nicht.</translation>
    </message>
    <message>
        <source>It is not written as policies are.</source>
        <translation>Sie ist nicht so geschrieben wie Richtlinien.</translation>
    </message>
    <message>
        <source>The policy&apos;s text is broken ({where}).</source>
        <translation>Der Text der Richtlinie ist fehlerhaft ({where}).</translation>
    </message>
    <message>
        <source>{folder} holds other things, and no profile.</source>
        <translation>In {folder} liegt anderes und kein Profil.</translation>
    </message>
    <message>
        <source>Nothing in it was touched. Name an empty folder, or a new one, with --data-dir.</source>
        <translation>Darin wurde nichts angerührt. Nenne mit --data-dir einen leeren oder neuen Ordner.</translation>
    </message>
    <message>
        <source>{name} in the data folder is not an ordinary file.</source>
        <translation>{name} im Datenordner ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{what} belongs to another user.</source>
        <translation>{what} gehört jemand anderem.</translation>
    </message>
    <message>
        <source>A newer TrackSync (format {found}) made the data in {name}.</source>
        <translation>Ein neueres TrackSync (Format {found}) hat die Daten in {name} angelegt.</translation>
    </message>
    <message>
        <source>The file {file} in the data folder cannot be read.</source>
        <translation>Die Datei {file} im Datenordner lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The data folder is a file.</source>
        <translation>Der Datenordner ist eine Datei.</translation>
    </message>
    <message>
        <source>The data folder</source>
        <translation>Der Datenordner</translation>
    </message>
    <message>
        <source>Other people can write to the data folder.</source>
        <translation>In den Datenordner können auch andere schreiben.</translation>
    </message>
    <message>
        <source>Somebody may have put it there. Nothing was opened.</source>
        <translation>Vielleicht hat sie jemand dort hingelegt. Es wurde nichts geöffnet.</translation>
    </message>
    <message>
        <source>{name} in the data folder</source>
        <translation>{name} im Datenordner</translation>
    </message>
    <message>
        <source>Each person needs a folder of their own (--data-dir).</source>
        <translation>Jede Person braucht einen eigenen Ordner (--data-dir).</translation>
    </message>
    <message>
        <source>Put it back from a copy. Nothing was changed.</source>
        <translation>Lege sie aus einer Kopie zurück. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose another one with --data-dir.</source>
        <translation>Wähle mit --data-dir einen anderen.</translation>
    </message>
    <message>
        <source>Give it to one person alone (chmod 700), or take another.</source>
        <translation>Gib ihn einer Person allein (chmod 700) oder nimm einen anderen.</translation>
    </message>
    <message>
        <source>TrackSync is running already with this data folder.</source>
        <translation>TrackSync läuft schon mit diesem Datenordner.</translation>
    </message>
    <message>
        <source>Use that one, or close it first.</source>
        <translation>Nimm jenes oder schließe es zuerst.</translation>
    </message>
    <message>
        <source>That recovery key has a typing mistake.</source>
        <translation>In diesem Wiederherstellungsschlüssel ist ein Tippfehler.</translation>
    </message>
    <message>
        <source>Compare it with the paper, group by group.</source>
        <translation>Vergleiche ihn Gruppe für Gruppe mit dem Papier.</translation>
    </message>
    <message>
        <source>The settings file {name} is too large to be one.</source>
        <translation>Die Einstellungsdatei {name} ist zu groß, um eine zu sein.</translation>
    </message>
    <message>
        <source>The settings file {name} cannot be read.</source>
        <translation>Die Einstellungsdatei {name} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The settings file {name} is broken ({where}).</source>
        <translation>Die Einstellungsdatei {name} ist fehlerhaft ({where}).</translation>
    </message>
    <message>
        <source>The settings could not be written; they stay as they were.</source>
        <translation>Die Einstellungen konnten nicht geschrieben werden; sie bleiben, wie sie waren.</translation>
    </message>
    <message>
        <source>it is no TOML</source>
        <translation>das ist kein TOML</translation>
    </message>
    <message>
        <source>{reason} Nothing is lost; what is waiting is sent later.</source>
        <translation>{reason} Nichts ist verloren; was wartet, wird später gesendet.</translation>
    </message>
    <message>
        <source>Free some space, or make the folder writable.</source>
        <translation>Schaffe etwas Platz, oder mache den Ordner beschreibbar.</translation>
    </message>
    <message>
        <source>record {record} is in the journal already</source>
        <translation>die Aufzeichnung {record} steht schon im Journal</translation>
    </message>
    <message>
        <source>Time before {day} is not kept here.</source>
        <translation>Zeit vor {day} wird hier nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no picture {sequence}.</source>
        <translation>Es gibt kein Bild {sequence}.</translation>
    </message>
    <message>
        <source>tracksync shots list names them all.</source>
        <translation>tracksync shots list nennt sie alle.</translation>
    </message>
    <message>
        <source>Nothing was kept of picture {sequence}.</source>
        <translation>Von Bild {sequence} wurde nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>There are no pictures of {day!r:.40}.</source>
        <translation>Es gibt keine Bilder von {day!r:.40}.</translation>
    </message>
    <message>
        <source>{path} cannot be written, or exists already.</source>
        <translation>{path} lässt sich nicht schreiben oder ist schon da.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Picture {sequence} is damaged.</source>
        <translation>Bild {sequence} ist beschädigt.</translation>
    </message>
    <message>
        <source>Its file was changed, so nothing of it is shown. Your time is not touched.</source>
        <translation>Seine Datei wurde verändert, also wird nichts davon gezeigt. Deine Zeit ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Picture {sequence} is gone.</source>
        <translation>Bild {sequence} ist fort.</translation>
    </message>
    <message>
        <source>{kind} cannot be written down</source>
        <translation>{kind} lässt sich nicht aufzeichnen</translation>
    </message>
    <message>
        <source>No pictures are taken: KDE does not let this program see the screen.</source>
        <translation>Keine Bilder: KDE lässt dieses Programm den Bildschirm nicht sehen.</translation>
    </message>
    <message>
        <source>KDE shows the screen to programs whose menu entry says so and names their place. Install TrackSync&apos;s entry as the guide tells under Screenshots, then start it again.</source>
        <translation>KDE zeigt den Bildschirm nur Programmen, deren Menüeintrag das verlangt und ihren Ort nennt. Richte den Eintrag von TrackSync so ein, wie es im Handbuch unter Screenshots steht, und starte es dann neu.</translation>
    </message>
    <message>
        <source>KWin, on Wayland</source>
        <translation>KWin, auf Wayland</translation>
    </message>
    <message>
        <source>KWin does not answer</source>
        <translation>KWin antwortet nicht</translation>
    </message>
    <message>
        <source>KWin does not let its screen be seen</source>
        <translation>KWin lässt seinen Bildschirm nicht sehen</translation>
    </message>
    <message>
        <source>KWin gave no whole picture</source>
        <translation>KWin gab kein ganzes Bild</translation>
    </message>
    <message>
        <source>KWin gave a picture of a kind that is not known here</source>
        <translation>KWin gab ein Bild einer Art, die hier unbekannt ist</translation>
    </message>
    <message>
        <source>KDE does not let this program see the screen</source>
        <translation>KDE lässt dieses Programm den Bildschirm nicht sehen</translation>
    </message>
    <message>
        <source>that monitor has gone</source>
        <translation>dieser Monitor ist fort</translation>
    </message>
    <message>
        <source>No pictures are taken: GStreamer, or its way to PipeWire, is not installed.</source>
        <translation>Keine Bilder: GStreamer oder sein Weg zu PipeWire ist nicht installiert.</translation>
    </message>
    <message>
        <source>No pictures are taken: PipeWire does not run.</source>
        <translation>Keine Bilder: PipeWire läuft nicht.</translation>
    </message>
    <message>
        <source>No pictures are taken: the desktop portal by which GNOME asks you is not there, or too old.</source>
        <translation>Keine Bilder: Das Desktop-Portal, mit dem GNOME dich fragt, fehlt oder ist zu alt.</translation>
    </message>
    <message>
        <source>TrackSync is finding out whether it may see the screen here.</source>
        <translation>TrackSync stellt gerade fest, ob es den Bildschirm hier sehen darf.</translation>
    </message>
    <message>
        <source>Install gstreamer1.0-tools, gstreamer1.0-plugins-base and gstreamer1.0-pipewire, then start TrackSync again.</source>
        <translation>Installiere gstreamer1.0-tools, gstreamer1.0-plugins-base und gstreamer1.0-pipewire und starte TrackSync neu.</translation>
    </message>
    <message>
        <source>Install pipewire and wireplumber, sign out and in again, then start TrackSync again.</source>
        <translation>Installiere pipewire und wireplumber, melde dich ab und wieder an und starte TrackSync neu.</translation>
    </message>
    <message>
        <source>Install xdg-desktop-portal and xdg-desktop-portal-gnome, or newer ones, sign out and in again, then start TrackSync again.</source>
        <translation>Installiere xdg-desktop-portal und xdg-desktop-portal-gnome, oder neuere, melde dich ab und wieder an und starte TrackSync neu.</translation>
    </message>
    <message>
        <source>Turn screenshots off and on again, or take a picture by tracksync shots capture: GNOME then asks once more. Choose the monitors, let it remember them, and share.</source>
        <translation>Schalte Bildschirmfotos aus und wieder ein, oder nimm eines mit tracksync shots capture auf: GNOME fragt dann noch einmal. Wähle die Bildschirme, lass sie merken und gib sie frei.</translation>
    </message>
    <message>
        <source>GStreamer, or its way to PipeWire, is not installed</source>
        <translation>GStreamer oder sein Weg zu PipeWire ist nicht installiert</translation>
    </message>
    <message>
        <source>PipeWire does not run</source>
        <translation>PipeWire läuft nicht</translation>
    </message>
    <message>
        <source>the desktop portal is not there</source>
        <translation>das Desktop-Portal fehlt</translation>
    </message>
    <message>
        <source>the desktop portal is too old</source>
        <translation>das Desktop-Portal ist zu alt</translation>
    </message>
    <message>
        <source>What GNOME was told of your screen</source>
        <translation>Was GNOME zu deinem Bildschirm gesagt wurde</translation>
    </message>
    <message>
        <source>On GNOME with Wayland only, where it asked you whether TrackSync may see your screen: a word by which it does not ask again, or that you said no. In {keystore}.</source>
        <translation>Nur auf GNOME mit Wayland, wo es dich fragte, ob TrackSync deinen Bildschirm sehen darf: ein Wort, mit dem es nicht wieder fragt, oder dass du nein gesagt hast. In: {keystore}.</translation>
    </message>
    <message>
        <source>until you turn screenshots off</source>
        <translation>bis du Bildschirmfotos ausschaltest</translation>
    </message>
    <message>
        <source>{why} What GNOME was told of your screen is not erased.</source>
        <translation>{why} Was GNOME zu deinem Bildschirm gesagt wurde, ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>Turn screenshots on and off again once it opens.</source>
        <translation>Schalte Bildschirmfotos ein und wieder aus, sobald er sich öffnet.</translation>
    </message>
    <message>
        <source>{why} What GNOME was told of your screen is not kept.</source>
        <translation>{why} Was GNOME zu deinem Bildschirm gesagt wurde, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>GNOME asks once more when TrackSync starts again.</source>
        <translation>GNOME fragt noch einmal, wenn TrackSync wieder startet.</translation>
    </message>
    <message>
        <source>The task {task} was deleted.</source>
        <translation>Die Aufgabe {task} wurde gelöscht.</translation>
    </message>
    <message>
        <source>What was tracked on it stays. Name another one, or make it anew.</source>
        <translation>Was darauf erfasst wurde, bleibt. Nenne eine andere, oder lege sie neu an.</translation>
    </message>
    <message>
        <source>A task deleted</source>
        <translation>Aufgabe gelöscht</translation>
    </message>
    <message>
        <source>The timer is on {task}.</source>
        <translation>Der Timer steht auf {task}.</translation>
    </message>
    <message>
        <source>Stop it first; then the task can be deleted.</source>
        <translation>Stoppe ihn zuerst; dann lässt sich die Aufgabe löschen.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Read the tasks assigned to you, and the time you booked on them.</source>
        <translation>Die dir zugewiesenen Aufgaben lesen und die Zeit, die du darauf gebucht hast.</translation>
    </message>
    <message>
        <source>Write, change and delete time entries and comments that TrackSync made. Nobody else&apos;s.</source>
        <translation>Zeiteinträge und Kommentare schreiben, ändern und löschen, die TrackSync gemacht hat. Die von niemandem sonst.</translation>
    </message>
    <message>
        <source>Asana keeps one total for each task and day, in whole minutes: no times of day, no notes.</source>
        <translation>Asana hält eine Summe je Aufgabe und Tag, in ganzen Minuten: keine Uhrzeiten, keine Notizen.</translation>
    </message>
    <message>
        <source>Time tracking is part of some paid plans of Asana only.</source>
        <translation>Zeiterfassung gehört nur zu manchen bezahlten Tarifen von Asana.</translation>
    </message>
    <message>
        <source>Without it your time is refused, or written as comments on the task if you choose that.</source>
        <translation>Ohne sie wird deine Zeit abgewiesen, oder als Kommentar auf die Aufgabe geschrieben, wenn du das wählst.</translation>
    </message>
    <message>
        <source>Read the work items assigned to you, and the ones you search for.</source>
        <translation>Die Work Items lesen, die dir zugewiesen sind, und die, nach denen du suchst.</translation>
    </message>
    <message>
        <source>Add your time to Completed Work, and take it back. Hours that others booked stay theirs.</source>
        <translation>Deine Zeit zu „Completed Work“ hinzufügen und zurücknehmen. Stunden, die andere gebucht haben, bleiben ihre.</translation>
    </message>
    <message>
        <source>A work item holds one number of hours. Its history tells which of them are whose.</source>
        <translation>Ein Work Item hat eine einzige Stundenzahl. Sein Verlauf sagt, welche davon von wem sind.</translation>
    </message>
    <message>
        <source>Not every type of work item has the field Completed Work; time on the others stays here.</source>
        <translation>Nicht jeder Typ von Work Item hat das Feld „Completed Work“; Zeit auf den anderen bleibt hier.</translation>
    </message>
    <message>
        <source>Azure DevOps takes at most 10 000 changes of one work item from programs.</source>
        <translation>Azure DevOps nimmt von Programmen höchstens 10 000 Änderungen eines Work Items an.</translation>
    </message>
    <message>
        <source>Read the tasks assigned to you, and the ones you search for.</source>
        <translation>Die dir zugewiesenen Aufgaben lesen, und die, nach denen du suchst.</translation>
    </message>
    <message>
        <source>Write, change and delete worklogs that TrackSync made. Nobody else&apos;s.</source>
        <translation>Worklogs schreiben, ändern und löschen, die von TrackSync sind. Keine anderen.</translation>
    </message>
    <message>
        <source>Read your own worklogs.</source>
        <translation>Deine eigenen Worklogs lesen.</translation>
    </message>
    <message>
        <source>A worklog&apos;s comment ends with a line that names its entry; a setting leaves it out.</source>
        <translation>Der Kommentar eines Worklogs endet mit einer Zeile, die seinen Eintrag nennt; eine Einstellung lässt sie weg.</translation>
    </message>
    <message>
        <source>Jira tells all worklogs of a task at once; a task with thousands of them is slow.</source>
        <translation>Jira nennt alle Worklogs einer Aufgabe auf einmal; eine Aufgabe mit Tausenden davon ist langsam.</translation>
    </message>
    <message>
        <source>Post your standup to one channel.</source>
        <translation>Postet dein Standup in einen Kanal.</translation>
    </message>
    <message>
        <source>By a token: change and delete it, look in the channel whether it is there, and have Slack post it at its time, if you want that.</source>
        <translation>Mit einem Token: ändert und löscht es, sieht im Kanal nach, ob es dort steht, und lässt es Slack zu seiner Zeit posten, wenn du das möchtest.</translation>
    </message>
    <message>
        <source>By a webhook, Slack does not tell afterwards whether a message arrived.</source>
        <translation>Bei einem Webhook sagt Slack hinterher nicht, ob eine Nachricht angekommen ist.</translation>
    </message>
    <message>
        <source>What was posted by a webhook cannot be changed or deleted from here; by a token it can.</source>
        <translation>Was über einen Webhook gepostet wurde, lässt sich von hier nicht ändern oder löschen; mit einem Token schon.</translation>
    </message>
    <message>
        <source>Teams does not tell afterwards whether a message arrived: a lost answer stays unknown.</source>
        <translation>Teams sagt hinterher nicht, ob eine Nachricht ankam: Eine verlorene Antwort bleibt ungewiss.</translation>
    </message>
    <message>
        <source>The workflow stops when the person it belongs to leaves.</source>
        <translation>Der Workflow endet, wenn die Person geht, der er gehört.</translation>
    </message>
    <message>
        <source>It cannot be tried without posting, so its address is first used with your first standup.</source>
        <translation>Er lässt sich nicht ausprobieren, ohne zu posten; seine Adresse wird deshalb erst mit deinem ersten Standup benutzt.</translation>
    </message>
    <message>
        <source>Write, change and delete worklogs that TrackSync made, on your own timesheet.</source>
        <translation>Worklogs, die von TrackSync sind, auf deinem eigenen Stundenzettel schreiben, ändern und löschen.</translation>
    </message>
    <message>
        <source>Address of the webhook, or a token</source>
        <translation>Adresse des Webhooks oder ein Token</translation>
    </message>
    <message>
        <source>Make an app there from scratch, switch on Incoming Webhooks, add one for your channel, and copy its address. A token does as well, and more; its channel is chosen then.</source>
        <translation>Lege dort eine App „from scratch“ an, schalte Incoming Webhooks ein, füge einen für deinen Kanal hinzu und kopiere seine Adresse. Ein Token tut es auch und kann mehr; den Kanal wählst du danach.</translation>
    </message>
    <message>
        <source>An address is tried with an empty message: nothing appears in the channel.</source>
        <translation>Eine Adresse wird mit einer leeren Nachricht ausprobiert: Im Kanal erscheint nichts.</translation>
    </message>
    <message>
        <source>Read your own worklogs and the state of your timesheet.</source>
        <translation>Deine eigenen Worklogs und den Stand deines Stundenzettels lesen.</translation>
    </message>
    <message>
        <source>Post your standup to one channel, or to the chat that a workflow was made for.</source>
        <translation>Dein Standup in einen Kanal posten, oder in den Chat, für den ein Workflow angelegt wurde.</translation>
    </message>
    <message>
        <source>By a workflow, Teams only says that it takes a message, not that it shows it.</source>
        <translation>Über einen Workflow sagt Teams nur, dass es eine Nachricht annimmt, nicht, dass es sie zeigt.</translation>
    </message>
    <message>
        <source>What was posted to Teams cannot be changed or deleted from here.</source>
        <translation>Was in Teams gepostet wurde, kann von hier aus nicht geändert oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Read which work attributes and accounts a worklog needs.</source>
        <translation>Lesen, welche Attribute und Konten ein Worklog braucht.</translation>
    </message>
    <message>
        <source>Needs a Jira connection: your tasks stay Jira&apos;s, and time on them goes to Tempo instead.</source>
        <translation>Braucht eine Verbindung zu Jira: Deine Aufgaben bleiben in Jira, und Zeit darauf geht stattdessen an Tempo.</translation>
    </message>
    <message>
        <source>Tempo does not tell whose token it has; all worklogs go to your Jira account&apos;s timesheet.</source>
        <translation>Tempo sagt nicht, wessen Token es hat; alle Worklogs gehen auf den Stundenzettel deines Jira-Kontos.</translation>
    </message>
    <message>
        <source>In the hour that comes twice in autumn Tempo cannot tell the second from the first.</source>
        <translation>In der Stunde, die es im Herbst zweimal gibt, kann Tempo die zweite nicht von der ersten unterscheiden.</translation>
    </message>
    <message>
        <source>to write your time: Asana has no narrower scope that may, so this one stands for all the rights you have</source>
        <translation>um deine Zeit zu schreiben: Asana kennt kein engeres Recht, das dafür reicht, also steht dieses für alle Rechte, die du hast</translation>
    </message>
    <message>
        <source>to read the work items assigned to you</source>
        <translation>um die Work Items zu lesen, die dir zugewiesen sind</translation>
    </message>
    <message>
        <source>to add your time to them</source>
        <translation>um deine Zeit dort hinzuzufügen</translation>
    </message>
    <message>
        <source>to find the organizations you are in</source>
        <translation>um die Organisationen zu finden, in denen du bist</translation>
    </message>
    <message>
        <source>to have it proven who signed in</source>
        <translation>um belegt zu haben, wer sich angemeldet hat</translation>
    </message>
    <message>
        <source>to go with it: Microsoft&apos;s library asks for both or for none</source>
        <translation>gehört dazu: Microsofts Bibliothek fragt nach beiden oder nach keinem</translation>
    </message>
    <message>
        <source>to stay signed in</source>
        <translation>um angemeldet zu bleiben</translation>
    </message>
    <message>
        <source>to know who is signed in, and the time zone of that profile</source>
        <translation>um zu wissen, wer angemeldet ist, und die Zeitzone des Profils</translation>
    </message>
    <message>
        <source>to list the tasks assigned to you and to look for worklogs that stand</source>
        <translation>um die Aufgaben aufzulisten, die dir zugewiesen sind, und nach Worklogs zu sehen, die dort stehen</translation>
    </message>
    <message>
        <source>to write, change and delete your own worklogs</source>
        <translation>um deine eigenen Worklogs zu schreiben, zu ändern und zu löschen</translation>
    </message>
    <message>
        <source>to post your standup as you, to change it and to delete it</source>
        <translation>um dein Standup als du zu posten, zu ändern und zu löschen</translation>
    </message>
    <message>
        <source>to look whether it is there, before it goes and when an answer was lost, and for the day&apos;s thread, if you want one</source>
        <translation>um nachzusehen, ob es dort steht, bevor es geht und wenn eine Antwort verloren ging, und nach dem Thread des Tages, wenn du einen willst</translation>
    </message>
    <message>
        <source>the same, where the channel is private</source>
        <translation>dasselbe, wo der Kanal privat ist</translation>
    </message>
    <message>
        <source>to choose the channel by its name, and to show it</source>
        <translation>um den Kanal nach seinem Namen auszuwählen und zu zeigen</translation>
    </message>
    <message>
        <source>Slack gives the next one only with it</source>
        <translation>Slack gibt das nächste nur zusammen mit diesem</translation>
    </message>
    <message>
        <source>to show your own e-mail address on the card</source>
        <translation>um auf der Karte deine eigene E-Mail-Adresse zu zeigen</translation>
    </message>
    <message>
        <source>to post your standup as you</source>
        <translation>um dein Standup in deinem Namen zu posten</translation>
    </message>
    <message>
        <source>to know the names of the teams you are in</source>
        <translation>um die Namen der Teams zu kennen, in denen du bist</translation>
    </message>
    <message>
        <source>to know the names of their channels, and whether yours is there</source>
        <translation>um die Namen ihrer Kanäle zu kennen, und ob deiner da ist</translation>
    </message>
    <message>
        <source>to know the name of who did</source>
        <translation>um den Namen dazu zu kennen</translation>
    </message>
    <message>
        <source>to look for worklogs that stand, and to know what a worklog needs</source>
        <translation>um nach Worklogs zu sehen, die dort stehen, und zu wissen, was ein Worklog braucht</translation>
    </message>
    <message>
        <source>With the address of a page in one workspace, only that workspace is connected.</source>
        <translation>Mit der Adresse einer Seite in einem Arbeitsbereich wird nur dieser Arbeitsbereich verbunden.</translation>
    </message>
    <message>
        <source>your share of the work item&apos;s one number of hours; start and note in its history</source>
        <translation>dein Anteil an der einen Stundenzahl des Work Items; Beginn und Notiz in dessen Verlauf</translation>
    </message>
    <message>
        <source>The bot itself stays in Slack: others of your team post by it.</source>
        <translation>Der Bot selbst bleibt in Slack: Andere aus deinem Team posten mit ihm.</translation>
    </message>
    <message>
        <source>Slack&apos;s right for this would let a program read the names and e-mail addresses of everybody in the workspace. TrackSync reads only yours, when the sign-in is tried.</source>
        <translation>Mit dem Recht, das Slack dafür hat, könnte ein Programm die Namen und E-Mail-Adressen aller im Workspace lesen. TrackSync liest nur deine, wenn die Anmeldung ausprobiert wird.</translation>
    </message>
    <message>
        <source>Address of the workflow</source>
        <translation>Adresse des Workflows</translation>
    </message>
    <message>
        <source>In the channel choose Workflows &gt; Send webhook alerts to a channel, add it, and copy the address it shows.</source>
        <translation>Wähle im Kanal Workflows &gt; Webhookwarnungen an einen Kanal senden, füge ihn hinzu und kopiere die Adresse, die er zeigt.</translation>
    </message>
</context>
<context>
    <name>SettingLine</name>
    <message>
        <source>Turned on, it records or sends more.</source>
        <translation>Eingeschaltet erfasst oder sendet es mehr.</translation>
    </message>
    <message>
        <source>Set by {who}; it cannot be changed here.</source>
        <translation>Festgelegt durch {who}; hier nicht änderbar.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Look every</source>
        <translation>Nachsehen alle</translation>
    </message>
    <message>
        <source>How often TrackSync asks whether mouse or keyboard were used. Never which keys.</source>
        <translation>Wie oft TrackSync fragt, ob Maus oder Tastatur benutzt wurden. Nie, welche Tasten.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Away after</source>
        <translation>Abwesend nach</translation>
    </message>
    <message>
        <source>No input for so long counts as absence, from the last input on.</source>
        <translation>So lange keine Eingabe gilt als Abwesenheit, ab der letzten Eingabe.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Ask when I come back</source>
        <translation>Fragen, wenn ich zurückkomme</translation>
    </message>
    <message>
        <source>Show a small window with the question. Without it the question waits in the inbox.</source>
        <translation>Ein kleines Fenster mit der Frage zeigen. Ohne es wartet die Frage im Eingang.</translation>
    </message>
    <message>
        <source>Listen to the pointer</source>
        <translation>Auf den Zeiger hören</translation>
    </message>
    <message>
        <source>Note what I do in TrackSync</source>
        <translation>Notieren, was ich in TrackSync tue</translation>
    </message>
    <message>
        <source>Beside each deed, the page of the window you did it on. Kept here; part of your export.</source>
        <translation>Neben jeder Handlung die Seite des Fensters, auf der sie geschah. Bleibt hier; Teil deines Exports.</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>Arbeitstag</translation>
    </message>
    <message>
        <source>A full day is</source>
        <translation>Ein voller Tag hat</translation>
    </message>
    <message>
        <source>What the day&apos;s bar and the ring in the tray count towards.</source>
        <translation>Worauf der Balken des Tages und der Ring im Infobereich zulaufen.</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Arbeitstage</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>As it should stand in reports you make. May be empty.</source>
        <translation>Wie er in deinen Berichten stehen soll. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation>Deine E-Mail</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Where your day begins and ends. Follow the system, or stay in one zone on travels.</source>
        <translation>Wo dein Tag beginnt und endet. Dem System folgen oder auf Reisen in einer Zone bleiben.</translation>
    </message>
    <message>
        <source>Public holidays of</source>
        <translation>Feiertage von</translation>
    </message>
    <message>
        <source>Two letters of a country: DE. No standup goes out on a holiday. Empty: none are known.</source>
        <translation>Zwei Buchstaben eines Landes: DE. An Feiertagen geht kein Standup hinaus. Leer: keine bekannt.</translation>
    </message>
    <message>
        <source>In its part</source>
        <translation>In seinem Landesteil</translation>
    </message>
    <message>
        <source>Letters of a state or province where it has holidays of its own: BY. May be empty.</source>
        <translation>Buchstaben eines Bundeslandes oder einer Provinz mit eigenen Feiertagen: BY. Darf leer sein.</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Freie Tage</translation>
    </message>
    <message>
        <source>A calendar file (.ics) with your own days off: its all-day events. It is read, not kept.</source>
        <translation>Eine Kalenderdatei (.ics) mit deinen freien Tagen: ihre ganztägigen Termine. Sie wird gelesen, nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Remind me of missing hours</source>
        <translation>An fehlende Stunden erinnern</translation>
    </message>
    <message>
        <source>Say once, to you alone, that the last working day has less than a full day.</source>
        <translation>Einmal und nur dir sagen, dass der letzte Arbeitstag weniger als einen vollen Tag hat.</translation>
    </message>
    <message>
        <source>Remind me at</source>
        <translation>Erinnern um</translation>
    </message>
    <message>
        <source>The time of a working day from which on the one before is looked at.</source>
        <translation>Die Uhrzeit eines Arbeitstags, ab der auf den vorigen geschaut wird.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Round worklogs</source>
        <translation>Worklogs runden</translation>
    </message>
    <message>
        <source>How time is rounded for worklogs and reports. The entries themselves are never rounded.</source>
        <translation>Wie Zeit für Worklogs und Berichte gerundet wird. Die Einträge selbst werden nie gerundet.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Zum nächsten</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Round to</source>
        <translation>Runden auf</translation>
    </message>
    <message>
        <source>Steps of so many minutes.</source>
        <translation>Schritte von so vielen Minuten.</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Anything above zero counts at least so much.</source>
        <translation>Alles über null zählt mindestens so viel.</translation>
    </message>
    <message>
        <source>Round each</source>
        <translation>Runde je</translation>
    </message>
    <message>
        <source>Round every entry, or the day&apos;s total of a task.</source>
        <translation>Jeden Eintrag runden oder die Tagessumme einer Aufgabe.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Send after</source>
        <translation>Senden nach</translation>
    </message>
    <message>
        <source>Connections that send by themselves wait so long, so that you can still correct an entry.</source>
        <translation>Verbindungen, die selbst senden, warten so lange, damit du einen Eintrag noch berichtigen kannst.</translation>
    </message>
    <message>
        <source>Jira&apos;s remaining estimate</source>
        <translation>Restschätzung in Jira</translation>
    </message>
    <message>
        <source>Let Jira lower the remaining estimate by what is booked, or leave it alone.</source>
        <translation>Jira die Restschätzung um das Gebuchte senken lassen oder sie in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Lower it</source>
        <translation>Senken</translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation>In Ruhe lassen</translation>
    </message>
    <message>
        <source>Mark in Jira Data Center</source>
        <translation>Kennzeichen in Jira Data Center</translation>
    </message>
    <message>
        <source>End a worklog&apos;s comment with a line that names its entry (comment), or compare its start and length instead (fields).</source>
        <translation>Den Kommentar eines Worklogs mit einer Zeile beenden, die seinen Eintrag nennt (Kommentar), oder stattdessen Beginn und Länge vergleichen (Felder).</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Azure DevOps&apos; remaining work</source>
        <translation>Restarbeit in Azure DevOps</translation>
    </message>
    <message>
        <source>Lower the remaining work by what is booked, or leave it alone.</source>
        <translation>Die Restarbeit um das Gebuchte senken oder sie in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Where Asana has no time tracking</source>
        <translation>Wo Asana keine Zeiterfassung hat</translation>
    </message>
    <message>
        <source>Refuse what is tracked there, or write each day&apos;s total as a comment on the task, which everybody on it can read.</source>
        <translation>Abweisen, was dort erfasst wird, oder die Summe jedes Tages als Kommentar auf die Aufgabe schreiben, den alle dort lesen können.</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Abweisen</translation>
    </message>
    <message>
        <source>Assigned tasks only</source>
        <translation>Nur zugewiesene Aufgaben</translation>
    </message>
    <message>
        <source>Track time on tasks assigned to you, and on your own local ones; refuse all others.</source>
        <translation>Zeit nur auf dir zugewiesenen und deinen eigenen lokalen Aufgaben erfassen; alle anderen ablehnen.</translation>
    </message>
    <message>
        <source>Tempo&apos;s attribute for our mark</source>
        <translation>Tempos Attribut für unser Kennzeichen</translation>
    </message>
    <message>
        <source>Key of the work attribute that marks TrackSync&apos;s worklogs, where the site has such a one.</source>
        <translation>Schlüssel des Attributs, das Worklogs von TrackSync kennzeichnet, wo die Site eines hat.</translation>
    </message>
    <message>
        <source>Fetch tasks every</source>
        <translation>Aufgaben holen alle</translation>
    </message>
    <message>
        <source>How often assigned tasks are fetched. 0: only when you ask.</source>
        <translation>Wie oft zugewiesene Aufgaben geholt werden. 0: nur auf Wunsch.</translation>
    </message>
    <message>
        <source>only when you ask</source>
        <translation>nur auf Wunsch</translation>
    </message>
    <message>
        <source>Compare every</source>
        <translation>Vergleichen alle</translation>
    </message>
    <message>
        <source>How often worklogs are read back, so that changes there come in. 0: when you ask.</source>
        <translation>Wie oft Worklogs zurückgelesen werden, damit Änderungen von dort hereinkommen. 0: wenn du danach fragst.</translation>
    </message>
    <message>
        <source>Standup</source>
        <translation>Standup</translation>
    </message>
    <message>
        <source>Language of standups</source>
        <translation>Sprache der Standups</translation>
    </message>
    <message>
        <source>As the team reads it; this program&apos;s own language may be another.</source>
        <translation>Wie das Team es liest; dieses Programm selbst darf eine andere sprechen.</translation>
    </message>
    <message>
        <source>With hours</source>
        <translation>Mit Stunden</translation>
    </message>
    <message>
        <source>Say behind each task how long it was worked on.</source>
        <translation>Hinter jeder Aufgabe sagen, wie lange an ihr gearbeitet wurde.</translation>
    </message>
    <message>
        <source>With local tasks</source>
        <translation>Mit lokalen Aufgaben</translation>
    </message>
    <message>
        <source>Name tasks that live only here too. Without it they never leave.</source>
        <translation>Auch Aufgaben nennen, die es nur hier gibt. Ohne dies verlassen sie den Rechner nie.</translation>
    </message>
    <message>
        <source>With what could not be sent</source>
        <translation>Mit dem, was nicht gesendet werden konnte</translation>
    </message>
    <message>
        <source>Say among the blockers how many worklogs could not be sent.</source>
        <translation>Unter den Hindernissen sagen, wie viele Worklogs nicht gesendet werden konnten.</translation>
    </message>
    <message>
        <source>Never named</source>
        <translation>Nie genannt</translation>
    </message>
    <message>
        <source>Keys, beginnings of keys, projects or titles with commas between: HR, PROJ-7. They stay out of every standup.</source>
        <translation>Schlüssel, Anfänge von Schlüsseln, Projekte oder Titel, mit Kommas getrennt: HR, PROJ-7. Sie bleiben aus jedem Standup heraus.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Follow the system, or choose.</source>
        <translation>Dem System folgen oder wählen.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Of the system&apos;s own size.</source>
        <translation>Der Größe des Systems.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Listen to pointer movements (never keys) before asking the system. On macOS and Windows only; from the next start.</source>
        <translation>Auf Zeigerbewegungen hören (nie auf Tasten), bevor das System gefragt wird. Nur unter macOS und Windows; ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The days of the week you work on.</source>
        <translation>Die Tage der Woche, an denen du arbeitest.</translation>
    </message>
    <message>
        <source>Noted beside what you do, in your own journal only; and tells which meetings of your calendar you declined. May be empty.</source>
        <translation>Steht neben dem, was du tust, nur in deinem eigenen Journal; und sagt, welche Termine deines Kalenders du abgelehnt hast. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Meetings from</source>
        <translation>Termine aus</translation>
    </message>
    <message>
        <source>A calendar file (.ics) whose meetings standups name by their titles, never private ones. It is read, not kept. Empty: none are named.</source>
        <translation>Eine Kalenderdatei (.ics), deren Termine im Standup mit ihren Titeln stehen, private nie. Sie wird gelesen, nicht behalten. Leer: Keine werden genannt.</translation>
    </message>
    <message>
        <source>Count commits in</source>
        <translation>Commits zählen in</translation>
    </message>
    <message>
        <source>Folders with git repositories, commas between: standups say how many commits you made on branches that name a task. Read by git, on this computer only. Empty: none are counted.</source>
        <translation>Ordner mit Git-Repositories, mit Kommas dazwischen: Standups sagen, wie viele Commits du auf Branches gemacht hast, die eine Aufgabe nennen. Git liest sie, nur auf diesem Rechner. Leer: Es werden keine gezählt.</translation>
    </message>
    <message>
        <source>With what commits say</source>
        <translation>Mit dem, was Commits sagen</translation>
    </message>
    <message>
        <source>Show the first lines of some commits behind a task, not only how many there are. The team reads them.</source>
        <translation>Hinter einer Aufgabe die ersten Zeilen einiger Commits zeigen, nicht nur, wie viele es sind. Das Team liest sie.</translation>
    </message>
    <message>
        <source>This device is called</source>
        <translation>Dieses Gerät heißt</translation>
    </message>
    <message>
        <source>So that you know which of your devices posts a standup. Empty: the computer&apos;s own name.</source>
        <translation>Damit du weißt, welches deiner Geräte ein Standup postet. Leer: der eigene Name des Computers.</translation>
    </message>
    <message>
        <source>Times as</source>
        <translation>Uhrzeiten</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>12 h</source>
        <translation>12 h</translation>
    </message>
    <message>
        <source>A click on the tray icon</source>
        <translation>Ein Klick auf das Symbol</translation>
    </message>
    <message>
        <source>Open the window, open the menu, or start and stop the timer, where the system lets us.</source>
        <translation>Das Fenster öffnen, das Menü öffnen oder die Zeit starten und anhalten, wo das System es zulässt.</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <source>Start and stop</source>
        <translation>Starten und anhalten</translation>
    </message>
    <message>
        <source>Notify about unknown time</source>
        <translation>Über unbekannte Zeit benachrichtigen</translation>
    </message>
    <message>
        <source>A desktop notification when you come back and time is unknown.</source>
        <translation>Eine Benachrichtigung, wenn du zurückkommst und Zeit unbekannt ist.</translation>
    </message>
    <message>
        <source>Notify about sending</source>
        <translation>Über das Senden benachrichtigen</translation>
    </message>
    <message>
        <source>A desktop notification when a connection is lost, back, or needs you.</source>
        <translation>Eine Benachrichtigung, wenn eine Verbindung abreißt, wieder da ist oder dich braucht.</translation>
    </message>
    <message>
        <source>Notify about standups</source>
        <translation>Über Standups benachrichtigen</translation>
    </message>
    <message>
        <source>A desktop notification with its lines when one you scheduled is near, posted or missed.</source>
        <translation>Eine Benachrichtigung mit seinen Zeilen, wenn ein geplantes bald kommt, gepostet ist oder verpasst wurde.</translation>
    </message>
    <message>
        <source>Start when I sign in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Put TrackSync among the programs your session starts.</source>
        <translation>TrackSync zu den Programmen legen, die deine Sitzung startet.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>Time entries</source>
        <translation>Zeiteinträge</translation>
    </message>
    <message>
        <source>Words of your journal</source>
        <translation>Worte in deinem Journal</translation>
    </message>
    <message>
        <source>How long names of tasks and notes are kept in past months. Then their key is destroyed: no backup brings them back. Times and totals stay. 0: for ever.</source>
        <translation>Wie lange Namen von Aufgaben und Notizen vergangener Monate aufbewahrt werden. Dann wird ihr Schlüssel vernichtet: Keine Sicherung bringt sie zurück. Zeiten und Summen bleiben. 0: für immer.</translation>
    </message>
    <message>
        <source>Activity blocks</source>
        <translation>Aktivitätsblöcke</translation>
    </message>
    <message>
        <source>How long it is kept when you were active. Then its keys are destroyed: no backup brings it back. 0: for ever.</source>
        <translation>Wie lange bleibt, wann du aktiv warst. Dann werden die Schlüssel dazu vernichtet: Keine Sicherung bringt es zurück. 0: für immer.</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Take screenshots</source>
        <translation>Bildschirmfotos aufnehmen</translation>
    </message>
    <message>
        <source>Pictures of your screen while a timer runs: encrypted, on this machine. Never while paused, private, locked or away.</source>
        <translation>Bilder deines Bildschirms, während ein Timer läuft: verschlüsselt, auf diesem Rechner. Nie während Pause, privat, gesperrt oder abwesend.</translation>
    </message>
    <message>
        <source>One every</source>
        <translation>Eines alle</translation>
    </message>
    <message>
        <source>How much tracked time goes by from one picture to the next.</source>
        <translation>Wie viel erfasste Zeit von einem Bild zum nächsten vergeht.</translation>
    </message>
    <message>
        <source>At which moment</source>
        <translation>In welchem Moment</translation>
    </message>
    <message>
        <source>At the end of each interval (fixed), or at any moment inside it (random).</source>
        <translation>Am Ende jedes Abstands (fixed) oder irgendwann darin (random).</translation>
    </message>
    <message>
        <source>At its end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>At any moment</source>
        <translation>Irgendwann darin</translation>
    </message>
    <message>
        <source>How much can be seen</source>
        <translation>Wie viel zu sehen ist</translation>
    </message>
    <message>
        <source>Everything (clear), windows but no text (light), or hardly more than colours (blurred). What is left out is in no file.</source>
        <translation>Alles (clear), Fenster, aber kein Text (light), oder kaum mehr als Farben (blurred). Was weggelassen ist, steht in keiner Datei.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Windows, but no text</source>
        <translation>Fenster, aber kein Text</translation>
    </message>
    <message>
        <source>Hardly more than colours</source>
        <translation>Kaum mehr als Farben</translation>
    </message>
    <message>
        <source>Which monitors</source>
        <translation>Welche Bildschirme</translation>
    </message>
    <message>
        <source>All of them, the one with the pointer (active), or the ones named below (chosen).</source>
        <translation>Alle, der mit dem Mauszeiger (active) oder die unten genannten (chosen).</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The one with the pointer</source>
        <translation>Der mit dem Mauszeiger</translation>
    </message>
    <message>
        <source>The chosen ones</source>
        <translation>Die gewählten</translation>
    </message>
    <message>
        <source>Chosen monitors</source>
        <translation>Gewählte Bildschirme</translation>
    </message>
    <message>
        <source>Their names or numbers, separated by commas: 1, HDMI-1.</source>
        <translation>Ihre Namen oder Nummern, durch Kommas getrennt: 1, HDMI-1.</translation>
    </message>
    <message>
        <source>Never while these are open</source>
        <translation>Nie, während diese offen sind</translation>
    </message>
    <message>
        <source>Parts of names of programs or of window titles, separated by commas. They are looked for at the moment of a picture only, and none of what is found is kept.</source>
        <translation>Teile von Programmnamen oder Fenstertiteln, durch Kommas getrennt. Nach ihnen wird nur im Moment eines Bildes gesucht, und nichts davon wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Tell me of each picture</source>
        <translation>Mir jedes Bild melden</translation>
    </message>
    <message>
        <source>By a notification, or by the tray icon, whose dot shines for a moment (icon). The red dot is there as long as pictures are taken, whatever is chosen.</source>
        <translation>Durch eine Benachrichtigung oder durch das Symbol in der Leiste, dessen Punkt einen Moment wächst (icon). Der rote Punkt ist da, solange Bilder aufgenommen werden, was immer gewählt ist.</translation>
    </message>
    <message>
        <source>By a notification</source>
        <translation>Durch eine Benachrichtigung</translation>
    </message>
    <message>
        <source>By the tray icon</source>
        <translation>Durch das Symbol in der Leiste</translation>
    </message>
    <message>
        <source>Kind of picture</source>
        <translation>Art des Bildes</translation>
    </message>
    <message>
        <source>WebP files are a third smaller; JPEG files take a tenth of the work.</source>
        <translation>WebP-Dateien sind um ein Drittel kleiner; JPEG-Dateien machen ein Zehntel der Arbeit.</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>How long pictures are kept. Then their key is destroyed: no backup brings them back. 0: for ever.</source>
        <translation>Wie lange Bilder aufbewahrt werden. Dann wird ihr Schlüssel vernichtet: Keine Sicherung bringt sie zurück. 0: für immer.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>How long entries and their records are kept. Then they are deleted, except what waits to be sent; each task&apos;s total of a month stays. From the next start on, older copies of the data folder do not open. 0: for ever.</source>
        <translation>Wie lange Einträge und ihre Aufzeichnungen bleiben. Danach werden sie gelöscht, außer was noch auf das Senden wartet; die Monatssumme jeder Aufgabe bleibt. Ab dem nächsten Start öffnen sich ältere Kopien des Datenordners nicht mehr. 0: für immer.</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>The fine strip</source>
        <translation>Der feine Streifen</translation>
    </message>
    <message>
        <source>How long the five-second picture of a day is kept. Then its key is destroyed: no backup brings it back. 0: for ever.</source>
        <translation>Wie lange das Fünf-Sekunden-Bild eines Tages bleibt. Dann wird sein Schlüssel vernichtet: Keine Sicherung bringt es zurück. 0: für immer.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Log of what was sent</source>
        <translation>Protokoll des Gesendeten</translation>
    </message>
    <message>
        <source>How long the list of exchanges with services is kept. Then its keys are destroyed: no backup brings it back. 0: for ever.</source>
        <translation>Wie lange die Liste des Austauschs mit Diensten bleibt. Dann werden ihre Schlüssel vernichtet: Keine Sicherung bringt sie zurück. 0: für immer.</translation>
    </message>
    <message>
        <source>Daily backups</source>
        <translation>Tägliche Sicherungen</translation>
    </message>
    <message>
        <source>How many daily backups are kept beside the store. 0: none are made.</source>
        <translation>Wie viele tägliche Sicherungen neben dem Speicher bleiben. 0: keine.</translation>
    </message>
    <message>
        <source>none are made</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting is called that. Try another word, or look through the groups.</source>
        <translation>Keine Einstellung heißt so. Versuche ein anderes Wort, oder sieh die Gruppen durch.</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Always among them: {most}. That is set by {who}.</source>
        <translation>Immer dabei: {most}. Das ist festgelegt durch {who}.</translation>
    </message>
    <message>
        <source>From {least} to {most}: that is set by {who}.</source>
        <translation>Von {least} bis {most}: Das ist festgelegt durch {who}.</translation>
    </message>
    <message>
        <source>At least {least}: that is set by {who}.</source>
        <translation>Mindestens {least}: Das ist festgelegt durch {who}.</translation>
    </message>
    <message>
        <source>At most {most}: that is set by {who}.</source>
        <translation>Höchstens {most}: Das ist festgelegt durch {who}.</translation>
    </message>
    <message>
        <source>What can be chosen here is set by {who}.</source>
        <translation>Was hier wählbar ist, ist festgelegt durch {who}.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Standup</source>
        <translation>Standup</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SitesPanel</name>
    <message>
        <source>You opened several sites to TrackSync. Which one shall be connected?</source>
        <translation>Du hast TrackSync mehrere Sites geöffnet. Welche soll verbunden werden?</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect {site}</source>
        <translation>{site} verbinden</translation>
    </message>
</context>
<context>
    <name>SlotRow</name>
    <message>
        <source>Heading of {section}</source>
        <translation>Überschrift von {section}</translation>
    </message>
    <message>
        <source>as the language says it</source>
        <translation>wie in der Sprache üblich</translation>
    </message>
    <message>
        <source>Move up: {line}</source>
        <translation>Nach oben: {line}</translation>
    </message>
    <message>
        <source>Move down: {line}</source>
        <translation>Nach unten: {line}</translation>
    </message>
</context>
<context>
    <name>SmallWindow</name>
    <message>
        <source>Open TrackSync</source>
        <translation>TrackSync öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>{today} today</source>
        <translation>heute {today}</translation>
    </message>
    <message>
        <source>A picture was taken at {clock}</source>
        <translation>Um {clock} wurde ein Bild aufgenommen</translation>
    </message>
    <message>
        <source>Switch to {task}</source>
        <translation>Zu {task} wechseln</translation>
    </message>
    <message>
        <source>Search a task…</source>
        <translation>Aufgabe suchen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start {title}</source>
        <translation>{title} starten</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>What was it?</source>
        <translation>Was war es?</translation>
    </message>
    <message>
        <source>A break</source>
        <translation>Eine Pause</translation>
    </message>
    <message>
        <source>Work on {task}</source>
        <translation>Arbeit an {task}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>{start} to {cut}, then until {end}</source>
        <translation>{start} bis {cut}, dann bis {end}</translation>
    </message>
</context>
<context>
    <name>StandupNotices</name>
    <message>
        <source>Post it now</source>
        <translation>Jetzt posten</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Only today</source>
        <translation>Nur heute</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Nicht hier</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Skip it today</source>
        <translation>Heute auslassen</translation>
    </message>
    <message>
        <source>Post it to {to} from here instead? It is not in the channel yet.</source>
        <translation>Stattdessen von hier in {to} posten? Es steht noch nicht im Kanal.</translation>
    </message>
    <message>
        <source>Post it to {to} from here instead? Look in the channel first: from here it cannot be seen whether it is there.</source>
        <translation>Stattdessen von hier in {to} posten? Sieh zuerst im Kanal nach: Von hier ist nicht zu sehen, ob es dort steht.</translation>
    </message>
    <message>
        <source>Your standup goes to {to} soon</source>
        <translation>Dein Standup geht bald an {to}</translation>
    </message>
    <message>
        <source>At {at}, by itself. Look at it to change it.</source>
        <translation>Um {at}, von selbst. Sieh es an, um es zu ändern.</translation>
    </message>
    <message>
        <source>Look at your standup for {to}</source>
        <translation>Sieh dein Standup für {to} an</translation>
    </message>
    <message>
        <source>Its time is {at}, and it waits for your word.</source>
        <translation>Seine Zeit ist {at}, und es wartet auf dein Wort.</translation>
    </message>
    <message>
        <source>It waits for your word.</source>
        <translation>Es wartet auf dein Wort.</translation>
    </message>
    <message>
        <source>This standup is posted from {device}</source>
        <translation>Dieses Standup wird von {device} gepostet</translation>
    </message>
    <message>
        <source>{to} has your standup</source>
        <translation>{to} hat dein Standup</translation>
    </message>
    <message>
        <source>It posts it at {at}, also when this computer is off. What you change before that is said.</source>
        <translation>Es wird um {at} gepostet, auch wenn dieser Rechner aus ist. Was du vorher änderst, wird gesagt.</translation>
    </message>
    <message>
        <source>Its answer was lost, so it is not sent again by itself. Look in the channel; if it is not there, post it again.</source>
        <translation>Die Antwort ging verloren, darum wird es nicht von selbst noch einmal gesendet. Sieh im Kanal nach; wenn es nicht da ist, poste es noch einmal.</translation>
    </message>
    <message>
        <source>Your standup cannot go to {to}</source>
        <translation>Dein Standup kann nicht an {to} gehen</translation>
    </message>
    <message>
        <source>Its time is {at}.</source>
        <translation>Seine Zeit ist {at}.</translation>
    </message>
    <message>
        <source>Its time, {at}, had passed by more than its grace. You still can post it.</source>
        <translation>Seine Zeit, {at}, war um mehr als seine Frist vorbei. Posten kannst du es noch.</translation>
    </message>
    <message>
        <source>Your standup for {to} is ready</source>
        <translation>Dein Standup für {to} ist bereit</translation>
    </message>
    <message>
        <source>Your standup is in {to}</source>
        <translation>Dein Standup steht in {to}</translation>
    </message>
    <message>
        <source>Your standup is not in {to} yet</source>
        <translation>Dein Standup steht noch nicht in {to}</translation>
    </message>
    <message>
        <source>Your standup may be in {to}</source>
        <translation>Dein Standup steht vielleicht in {to}</translation>
    </message>
    <message>
        <source>Your standup was not posted to {to}</source>
        <translation>Dein Standup wurde nicht an {to} gepostet</translation>
    </message>
</context>
<context>
    <name>StandupPage</name>
    <message>
        <source>Standup</source>
        <translation>Standup</translation>
    </message>
    <message>
        <source>Connect a channel…</source>
        <translation>Einen Kanal verbinden…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>The week…</source>
        <translation>Die Woche…</translation>
    </message>
    <message>
        <source>How it reads…</source>
        <translation>Wie es sich liest…</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Standups so far</source>
        <translation>Bisherige Standups</translation>
    </message>
    <message>
        <source>Post now</source>
        <translation>Jetzt posten</translation>
    </message>
    <message>
        <source>Wait for my word</source>
        <translation>Auf mein Wort warten</translation>
    </message>
    <message>
        <source>Skip today</source>
        <translation>Heute auslassen</translation>
    </message>
    <message>
        <source>Change it there</source>
        <translation>Dort ändern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>No channel is connected yet. Connect one of Slack or Teams, and your standup is written here each day, from what you did.</source>
        <translation>Noch ist kein Kanal verbunden. Verbinde einen von Slack oder Teams, und hier steht jeden Tag dein Standup, geschrieben aus dem, was du getan hast.</translation>
    </message>
    <message>
        <source>It is not there: post it again</source>
        <translation>Es ist nicht da: noch einmal posten</translation>
    </message>
    <message>
        <source>Post it after all</source>
        <translation>Doch posten</translation>
    </message>
    <message>
        <source>Post it anew</source>
        <translation>Neu posten</translation>
    </message>
    <message>
        <source>Posting…</source>
        <translation>Wird gepostet…</translation>
    </message>
    <message>
        <source>Post at {time}</source>
        <translation>Um {time} posten</translation>
    </message>
</context>
<context>
    <name>StandupRoom</name>
    <message>
        <source>Open a template</source>
        <translation>Vorlage öffnen</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Vorlage speichern</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Earlier picture</source>
        <translation>Früheres Bild</translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation>Späteres Bild</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
</context>
<context>
    <name>StoryFold</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>note changed</source>
        <translation>Notiz geändert</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>StuckCard</name>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>It stays here and is not sent.</source>
        <translation>Er bleibt hier und wird nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>SureDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Change a task</source>
        <translation>Aufgabe ändern</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Gleich starten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufgaben durchsuchen</translation>
    </message>
    <message>
        <source>{group}, {count}</source>
        <translation>{group}, {count}</translation>
    </message>
    <message>
        <source>{a} of {b} logged</source>
        <translation>{a} von {b} gebucht</translation>
    </message>
    <message>
        <source>{a} logged</source>
        <translation>{a} gebucht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Assigned to you in {service}</source>
        <translation>Dir zugewiesen in {service}</translation>
    </message>
    <message>
        <source>Not assigned to you</source>
        <translation>Dir nicht zugewiesen</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Read at {time}</source>
        <translation>Gelesen um {time}</translation>
    </message>
    <message>
        <source>No task is called that.</source>
        <translation>So heißt keine Aufgabe.</translation>
    </message>
    <message>
        <source>There are no tasks yet. Make one, and start it.</source>
        <translation>Noch keine Aufgaben. Leg eine an und starte sie.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are shown; type to find any other.</source>
        <translation>
            <numerusform>Nur %n wird gezeigt; tippe, um eine andere zu finden.</numerusform>
            <numerusform>Nur die ersten %n werden gezeigt; tippe, um eine andere zu finden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the best %n are shown; type more to find the one you mean.</source>
        <translation>
            <numerusform>Nur die %n beste wird gezeigt; tippe mehr, um die gemeinte zu finden.</numerusform>
            <numerusform>Nur die %n besten werden gezeigt; tippe mehr, um die gemeinte zu finden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Nicht weiter lesen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>Reading, %n task(s) so far</source>
        <translation>
            <numerusform>Lese, bisher %n Aufgabe</numerusform>
            <numerusform>Lese, bisher %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
</context>
<context>
    <name>TasksPresenter</name>
    <message>
        <source>{title} was deleted.</source>
        <translation>{title} wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>How standups read</source>
        <translation>Wie sich Standups lesen</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>With hours</source>
        <translation>Mit Stunden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Getan</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Blockers</source>
        <translation>Hindernisse</translation>
    </message>
    <message>
        <source>{braces} are filled in.</source>
        <translation>{braces} werden ausgefüllt.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Today&apos;s standup by it</source>
        <translation>Das heutige Standup danach</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>As the settings say</source>
        <translation>Nach den Einstellungen</translation>
    </message>
    <message>
        <source>a name of your own</source>
        <translation>ein eigener Name</translation>
    </message>
    <message>
        <source>What you changed is not saved.</source>
        <translation>Was du geändert hast, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save it, or do the same once more to throw it away.</source>
        <translation>Speichere es, oder tu dasselbe noch einmal, um es wegzuwerfen.</translation>
    </message>
</context>
<context>
    <name>TemplatesPresenter</name>
    <message>
        <source>Kept. Choose it in a schedule: there it says how the standup reads.</source>
        <translation>Gespeichert. Wähle sie in einem Zeitplan: Dort sagt sie, wie sich das Standup liest.</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>This is what the file says. Save it to keep it.</source>
        <translation>Das steht in der Datei. Speichere sie, um sie zu behalten.</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschrieben: {file}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Zeit nachtragen</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Der Tag davor</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Der Tag danach</translation>
    </message>
    <message>
        <source>{total} of {target}</source>
        <translation>{total} von {target}</translation>
    </message>
    <message>
        <source>This is your day. Start a task above, and its time appears here.</source>
        <translation>Das ist dein Tag. Starte oben eine Aufgabe, dann erscheint ihre Zeit hier.</translation>
    </message>
    <message>
        <source>Nothing tracked yet today.</source>
        <translation>Heute noch nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was tracked on {day}.</source>
        <translation>Am {day} wurde nichts erfasst.</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) on this day</source>
        <translation>
            <numerusform>%n weitere Frage an diesem Tag</numerusform>
            <numerusform>%n weitere Fragen an diesem Tag</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Continue this task</source>
        <translation>Diese Aufgabe fortsetzen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Merge with the next</source>
        <translation>Mit dem nächsten verbinden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message>
        <source>The time was changed.</source>
        <translation>Die Zeit wurde geändert.</translation>
    </message>
    <message>
        <source>The entry was split.</source>
        <translation>Der Eintrag wurde geteilt.</translation>
    </message>
    <message>
        <source>The entries were merged.</source>
        <translation>Die Einträge wurden verbunden.</translation>
    </message>
    <message>
        <source>{title} was deleted.</source>
        <translation>{title} wurde gelöscht.</translation>
    </message>
    <message>
        <source>The time was noted as a break.</source>
        <translation>Die Zeit gilt als Pause.</translation>
    </message>
    <message>
        <source>The time was kept as work.</source>
        <translation>Die Zeit bleibt Arbeit.</translation>
    </message>
    <message>
        <source>The time was put on a task.</source>
        <translation>Die Zeit liegt jetzt auf einer Aufgabe.</translation>
    </message>
    <message>
        <source>The time was divided.</source>
        <translation>Die Zeit ist aufgeteilt.</translation>
    </message>
    <message>
        <source>The question was put off.</source>
        <translation>Die Frage ist aufgeschoben.</translation>
    </message>
    <message>
        <source>Taken back: {deed}.</source>
        <translation>Zurückgenommen: {deed}.</translation>
    </message>
    <message>
        <source>The entry was saved.</source>
        <translation>Der Eintrag wurde gespeichert.</translation>
    </message>
    <message>
        <source>Overlaps {title} by {minutes} min.</source>
        <translation>Überschneidet {title} um {minutes} min.</translation>
    </message>
</context>
<context>
    <name>TokenPanel</name>
    <message>
        <source>Site</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Kept in the keystore of this computer, sent to this site and nowhere else.</source>
        <translation>Liegt im Schlüsselspeicher dieses Rechners, geht an diese Adresse und sonst nirgendwohin.</translation>
    </message>
    <message>
        <source>Whoever has it can post there. It is kept in the keystore of this computer, sent to {service} and nowhere else.</source>
        <translation>Wer sie hat, kann dort posten. Sie liegt im Schlüsselspeicher dieses Rechners und geht an {service} und sonst nirgendwohin.</translation>
    </message>
    <message>
        <source>Open the page of {service}…</source>
        <translation>Die Seite von {service} öffnen…</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>Make a token…</source>
        <translation>Token anlegen…</translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message>
        <source>Stop {task}</source>
        <translation>Stopp: {task}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume {task}</source>
        <translation>Fortsetzen: {task}</translation>
    </message>
    <message>
        <source>Start {task}</source>
        <translation>Start: {task}</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>{time} today</source>
        <translation>{time} heute</translation>
    </message>
    <message>
        <source>{time} on it</source>
        <translation>{time} daran</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>Pausiert bis {time}</translation>
    </message>
    <message>
        <source>Private, nothing is seen</source>
        <translation>Privat, nichts wird gesehen</translation>
    </message>
    <message>
        <source>activity from a script</source>
        <translation>Aktivität aus einem Skript</translation>
    </message>
    <message>
        <source>keystore for tests</source>
        <translation>Schlüsselspeicher für Tests</translation>
    </message>
    <message>
        <source>Search a task…</source>
        <translation>Aufgabe suchen…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>For 15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>For 1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Private, until I say so</source>
        <translation>Privat, bis ich es sage</translation>
    </message>
    <message>
        <source>Pause pictures; time goes on</source>
        <translation>Bilder anhalten; die Zeit läuft weiter</translation>
    </message>
    <message>
        <source>1 question about {span}</source>
        <translation>1 Frage zu {span}</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht dich</numerusform>
            <numerusform>%n brauchen dich</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet auf das Senden</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Open TrackSync</source>
        <translation>TrackSync öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>WaitPanel</name>
    <message>
        <source>Code to type there</source>
        <translation>Code, der dort einzugeben ist</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Open this page on any screen, and type the code there.</source>
        <translation>Öffne diese Seite an einem beliebigen Bildschirm und gib dort den Code ein.</translation>
    </message>
    <message>
        <source>Waiting for the code to be typed…</source>
        <translation>Wartet, bis der Code eingegeben ist…</translation>
    </message>
    <message>
        <source>Answer on the page that opened there, then come back.</source>
        <translation>Antworte auf der Seite, die sich dort geöffnet hat, und komm zurück.</translation>
    </message>
    <message>
        <source>Waiting for your browser…</source>
        <translation>Wartet auf deinen Browser…</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address, and open it yourself.</source>
        <translation>Es ließ sich kein Browser öffnen. Kopiere die Adresse und öffne sie selbst.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>WeekDialog</name>
    <message>
        <source>The week</source>
        <translation>Die Woche</translation>
    </message>
    <message>
        <source>For you: it goes nowhere by itself. Tasks that never leave are not in it.</source>
        <translation>Für dich: Sie geht von selbst nirgendwohin. Aufgaben, die nie hinausgehen, stehen nicht darin.</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>Die Woche davor</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>Die Woche danach</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>WindowRoom</name>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>&lt; 1 min</source>
        <translation>&lt; 1 min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d.</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>ddd d</source>
        <translation>ddd d.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
</context>
<context>
    <name>ZoomTools</name>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
</context>
<context>
    <name>_Choices</name>
    <message>
        <source>None of this records or sends anything.</source>
        <translation>Nichts davon zeichnet etwas auf oder sendet etwas.</translation>
    </message>
    <message>
        <source>What may be turned on</source>
        <translation>Was eingeschaltet werden kann</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Send {title}</source>
        <translation>{title} senden</translation>
    </message>
    <message>
        <source>No comment</source>
        <translation>Kein Kommentar</translation>
    </message>
    <message>
        <source>Comment on {title}</source>
        <translation>Kommentar zu {title}</translation>
    </message>
</context>
<context>
    <name>_Welcome</name>
    <message>
        <source>It keeps your time</source>
        <translation>Es hält deine Zeit fest</translation>
    </message>
    <message>
        <source>Pick a task, work, stop. Every start and stop is written down before anything says so, and survives a crash.</source>
        <translation>Aufgabe wählen, arbeiten, stoppen. Jeder Start und Stopp ist gesichert, bevor er angezeigt wird, und übersteht einen Absturz.</translation>
    </message>
    <message>
        <source>It does not watch you</source>
        <translation>Es beobachtet dich nicht</translation>
    </message>
    <message>
        <source>It works alone</source>
        <translation>Es braucht niemanden</translation>
    </message>
    <message>
        <source>No account, no server, no network needed. What leaves this computer, and where it goes, is yours to decide.</source>
        <translation>Kein Konto, kein Server, kein Netz nötig. Was diesen Rechner verlässt und wohin es geht, entscheidest du.</translation>
    </message>
</context>
<context>
    <name>_You</name>
    <message>
        <source>Your name, for reports you make (may stay empty)</source>
        <translation>Dein Name, für Berichte von dir (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Days you work</source>
        <translation>Deine Arbeitstage</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>Hours in a full day</source>
        <translation>Stunden eines vollen Tags</translation>
    </message>
</context>
</TS>
