/**
 * Local parts that name a function instead of a person (standards C.1), by tier:
 * A technical, never a person; B a functional mailbox; C a weak signal, flagged in imports only.
 */
export const TIER_A: ReadonlySet<string> = new Set(
  `
abuse admin administrator anon anonymous arc-reports auto-reply autoreply autoresponder bin bounce
bounces cert certificates complaints csirt daemon devnull dmarc dmarc-reports dns dnsadmin do-not-reply
do_not_reply domainadmin donotreply exim fbl ftp honeypot hostmaster inoc ispfeedback ispsupport list
list-request listadmin listmanager listproc listserv listserver mailbox maildaemon mailer mailer-daemon
mailerdaemon mailhost mailman mailreport majordomo news nntp no-reply no.reply no_reply nobody noc
noemail noreply noresponse nospam null phish phishing phishing-report postmaster registrar remove root
security smtp spam spam-trap spamtrap ssladmin ssladministrator sys sysadmin system systems tlsrpt trap
undisclosed-recipients unsubscribe usenet uucp vacation webadmin webmaster whois www www-data
`
    .trim()
    .split(/\s+/),
);

export const TIER_B: ReadonlySet<string> = new Set(
  `
accounting accounts accountspayable accueil achats acquisti administration admissions ads advertising
affiliate affiliates all amministrazione anfrage anfragen angebot angebote anmeldung anzeigen apotheke
assistenza aufsichtsrat auftraege auftrag aufträge ausbildung beratung bestellservice bestellung
bestellungen betriebsrat bewerbung bewerbungen billing booking bookings boutique buchhaltung buchung
buchungen buergermeister buero bureau bürgermeister büro careers ceo cfo clienti commandes commerciale
compliance comptabilite contabilita contact contact-us contactus contattaci contatti contatto coo cto
customer.service customercare customers customerservice customersupport custserv database datenschutz
datenschutzbeauftragter dev developers devops direction direktion direzione domains dpo dsb editor
editorial education edv einkauf empfang engineering enquiries enquiry events everybody everyone
facturation fatturazione fatture feedback finance frontdesk gasthof gemeinde gemeindeamt
geschaeftsfuehrung geschaeftsleitung geschäftsführung geschäftsleitung hausverwaltung help helpdesk
hilfe hotel hotline hr humanresources immobilien impressum info inkasso inquiries inquiry
investorrelations investors invoice invoices it ithelp itsupport jobs kanzlei karriere kindergarten kita
klinik kontakt kundenbetreuung kundencenter kundendienst kundenservice lager lavoraconnoi legal leitung
library logistics logistik mahnung mahnwesen management marketing media members negozio newsletter
newsletters notar notification notifications notify office onlineshop operations ops order orders
ordination ordini partners partnerships payments payroll pec personal personalabteilung personale
pfarramt pfarre pr praxis prenotazioni press presse pressestelle privacy procurement protocollo
purchasing rathaus reception rechnung rechnungen rechnungswesen recruiting recruitment redaktion
redazione reklamation request requests reservation reservations reservierung restaurant retoure retouren
returns rezeption rh risorseumane sales schule secretariat segreteria sekretariat service serviceadmin
serviceclient servicedesk servizioclienti shipping shop stadt stadtverwaltung staff stampa steuern store
subscribe subscription subscriptions support supporto survey team tech technik techops techsupport test
testing training ufficio ufficiostampa users vendite vente ventes verein verkauf vermietung versand
vertrieb verwaltung vorstand warehouse webinar werbung werkstatt zentrale
`
    .trim()
    .split(/\s+/),
);

export const TIER_C: ReadonlySet<string> = new Set(
  `
abm-alerts academy accessibility account account-services accountant accountmanager accountmanagers
acquisition adm admin1 administracao administracion administrador administratie administratif
administrativo administrators admins adminteam admisiones adops ads-account-noreply advertise
advertise-noreply advertisingsales advice advisor advisors adwords agency agents alarm alarms alert
alerts alerts-noreply alerts-qa alexa all-employees all-pms all-staff all-team all-users all.employees
all.staff all.users all_staff alla alle allemployees allhands allsales allstaff allstudents allteachers
allteam allusers alpha alphas alumni ambassador ambassadors analysts analytics android animation
announce announcements ap api app apple application applications apply appointments apps ar archives
arin arin-abuse asistente ask asset assistanthead assistencia associates associates-all ateam
atencionalcliente atendimento auctions auto-confirm automated automated.testing automation available
b2bdata backend backend-dev backup benefits beta biblioteca bibliotheque bills biuro biz bizdev board
bot brand branding brandsolutions bugs bulletins business business_team businessdevelopment butik
calendar calendar-notification caltrain campaign campaigns campusteam capacitacion care career catering
central centro ceos channel-sales chartering chat chat-noreply chatter chef church citymanagers
classroom classroom_teachers client clientes clientservices clinic cloud cm co-op coach coaches coaching
code colaboradores colegio com comenzi comercial comercial1 comercial2 comments comments-noreply
commercial commissions committee comms communication communications community company company.wide
compete competition compras compta comunicacao comunicacion comunicaciones comunicazione concierge
conference connect consultant consultas consulting consultoria contabil contabilidad contabilidade
contactenos contacto contador contato content contractor contractors contracts controller coordinator
copyright core coreteam corp corporate corporatesales council courrier course courses creative crew crm
cs csm csteam cultura culture customer customerfeedback customerservicecenter customerservices
customersuccess data deals delivery demo departures deploy deputy deputyhead design designer designers
developer development devs devteam digest digital digsitesvalue direccion directo director directors
directory diretoria discuss dispatch diversity docs domain domainmanagement donations donors download
drive-shares-dm-noreply ecommerce editors editors-noreply eletters email emails emergency employment
enews eng eng-all engagement engenharia engineers english english-personalized-digest enq enquire
enquires enrollment enterprise envio equipe equipo error errors escritorio event exec execs execteam
executive executives expenses expert experts export express facebook facilities facturacion faculty
family faq farmacia faturamento fax fellows financeiro financeiro2 finanzas firmapost fiscal
form-submission founders franchise frontend frontoffice fte fulfillments fulltime fund-ops fundraising
games general geral gf giving gl global gm google-workspace-alerts-noreply googlealerts-noreply grants
graphics group groups-noreply growth guest hackathon hallo head head.office headoffice heads headteacher
hello hi highschool hiring hit-reply hola hosting hq hr.dept hrdept hsstaff hsteachers human_resources
ideas ifttt implementation import inbound inbox infopremium infor informacion informatica information
informatique informativo infra infrastructure ingenieria innkeeper innovation insidesales insights
instagram instant-updates instructor insurance integration integrations intern internal internal-noreply
international internet interns internship invest investment investor investorservices invitations
invites invoicing ios iphone ir itunes jira job jobalerts-noreply jobs-listings jobs-noreply join
jornalismo junk kundeservice lab laboratorio labs launch lead leaders leadership leadership-team
leadershipteam leads learn learning leasing letters licensing lifesum links listingupdates loan-ops
login loginotp logistica logistiek looker-studio-noreply mail mailing maintenance management-group
management.team management_team manager managers marketing-ops marketing-team marketingteam marketplace
meeting meetup member memberservices membership membersuccess mentor mentors merchant merchants
messages-noreply messaging-digest-noreply metrics mgmt middleschool misc mkt mktg mobile monitor
monitoring moreinfo msstaff msteachers myplex namecheap network newbiz newbusiness news-noreply
newsletters-noreply no no-reply-forms no.replay no.reply.alerts noreply-apps-scripts-notifications
noreply-dmarc noreply-spamdigest notes notificaciones notification.external notifications-noreply nps
objekt offboarding offers officeadmin officemanager officers officestaff offtopic oficina onboarding
online onsite operaciones outage outreach owners partner parts pay payment paypal people peoplemanagers
peopleops per performance personnel photos pkginfo planning platform plex plex.tv pm portfolio post
postbox postfix ppc prefeitura presales presidencia president presidente prime principa principal
principals prod produccion product product-team product.growth product.management product.managers
product.team production productmanagers products productteam produto professor program programs project
projectmanagers projects promo promotions proveedores publicidade publisher publishers publishing
pullrequests-reply purchase purchases qa qualidade questions quotes receipts recepcion receptionist
recommendations recruit recruiter recruiters recrutement recursoshumanos redacao redaccion redaction
referrals reg register registration reklama reminder reminders report reporting reports reserva
reservaciones reservas response retail revenue rezervari rfp ripe-abuse rnd rrhh rsreply rsvp sac sale
sales-team sales.team sales1 sales2 salesengineers salesforce salesops salesteam sc-noreply schedule
school schooloffice science sdr se search secretaria secretariaat secretaris secretary selectsupport
sellersupport sem seo server services servicioalcliente shareholders shopify shopping signup signups
sistemas site social socialclub socialmedia socios software solutions soporte sos sponsorship startups
stats store-news stories strategy stripe student students studio study submissions submit success
suggestions superintendent supervisor supervisors suporte supply support-team supportteam suprimentos
systemmessage ta talent tax teacher teachers team-sales-enablement teamleaders teamleads technical
technology techteam tecnologia tesoreria testgroup the.principal theoffice theteam tickets time
timesheets todos tools tour trade trainers transport travel treasurer trustees turismo twitter update
updates user usteam vendas vendas1 vendas2 vendors ventas ventas1 ventas2 voice-noreply voicemail
volunteer volunteering volunteers web webdesign webdev webinars webnotification website webteam welcome
wholesale willkommen wordpress work workshop workspace-noreply writers zakaz
`
    .trim()
    .split(/\s+/),
);
