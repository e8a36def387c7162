package health.pratique.format.table;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Given names and surnames that are common in the United States (1990 census): a column of them is a column of names. */
final class CommonNames {

    private static final String NAMES = """
            aaron abbott acosta ada adam adams adkins adrian agnes aguilar aguirre alan albert alberto alejandro alex
            alexander alfred alfredo alice alicia allan allen allison alma alvarado alvarez alvin amanda amber amelia amy
            ana anderson andre andrea andrew andrews andy angela angie anita ann anna anne annette annie anthony antonio
            april arlene armando armstrong arnold arthur arturo ashley atkins atkinson audrey austin avery avila ayala
            ayers bailey baker banks barbara barnes barnett barrett barry bates beatrice becky belinda bell ben benjamin
            bennett benny bernadette bernard bernice berry bert bertha bessie beth bethany betsy betty beulah beverly
            bill billy bishop black blake blanca blanche bob bobbie bobby bonnie bowman boyd brad bradford bradley brandi
            brandon brandy brenda brendan brent brett brewer brian bridget brittany brooke brooks brown bruce bryan
            bryant burke burns burton butler byrd byron caldwell calvin campbell carl carla carlos carlson carlton carmen
            carol carole caroline carolyn carpenter carr carrie carroll carter cassandra castillo castro catherine cathy
            cecil chad chambers chapman charlene charles charlie charlotte chavez cheryl chester chris christian
            christina christine christopher christy cindy clara clarence clark claude claudia clayton clifford clifton
            clinton clyde cody cole coleman colleen collins connie constance cook cooper corey cory cox craig crawford
            cruz crystal cunningham curtis cynthia daisy dale dalton damon dan daniel danielle daniels danny darla
            darlene darrell darren darryl daryl dave davenport david davidson davis dawn dawson day dean deanna debbie
            deborah debra deleon delgado delia della delores denise dennis derek derrick desiree diana diane dianna
            dianne diaz dickerson dixon dolores dominguez don donald donna donnie dora doreen doris dorothy dorsey doug
            douglas doyle drake duane duncan dunn duran dustin dwayne dwight dyer earl earnest eaton eddie edgar edith
            edmund edna eduardo edward edwards edwin eileen elaine elbert elder eldridge eleanor elena elias elijah
            elizabeth elkins ella ellen elliott ellis ellison elmer elmore elsie emerson emery emilio emily emma england
            english enrique eric erica erick erickson erik erika erin erma ernest ernestine ernesto ervin erwin escobar
            espinosa espinoza estelle estes esther estrada ethel eugene eula eunice eva evan evans evelyn everett ewing
            fabian faith fannie fanny farmer fatima faustino fay faye federico felecia felicia felicita felipe felix
            ferdinand ferguson fermin fern fernandez fernando fidel fields figueroa filomena fisher fitzgerald fleming
            fletcher flor flora florence florencio flores florine flossie flowers floyd flynn ford forest forrest foster
            fowler fox fran frances francesca francine francis francisca francisco frank franklin frazier fred freda
            freddie freddy frederic frederick fredric fredrick freeman freida french frieda fritz fuller gabriel gabriela
            gabrielle gail garcia gardner garland garner garrett garry gary garza gayle gene geneva genevieve geoffrey
            george georgia georgina gerald geraldine gerard gerardo gertrude gibson gilbert gilberto gina ginger gladys
            glen glenda glenn glenna gloria glover goldie gomez gonzales gonzalez gordon grace gracie graciela grady
            graham grant graves gray green greene greg gregg gregory greta gretchen griffin griffith guillermo gustavo
            gutierrez guy guzman gwen gwendolyn hal haley hall hallie hamilton hanna hannah hans hansen hanson harlan
            harley harold harper harriet harriett harris harrison harry hart harvey hattie hawkins hayes hazel heath
            heather hector heidi helen helena helene helga henderson henrietta henry herbert heriberto herman herminia
            hernandez herschel hester hicks hilary hilda hill hillary hiram hoffman hollie holly holmes homer hope horace
            hortencia houston howard howell hubert hudson hugh hughes hugo humberto hung hunt hunter ian ibarra ida
            ignacio ike ila ilene imelda imogene ina india ines inez ingle ingram ingrid inman iola iona ione ira irby
            ireland irene iris irish irizarry irma irvin irvine irving irwin isaac isaacs isaacson isabel isabell
            isabella isabelle isaiah isaias isbell isiah isidro ismael isom ison israel isreal issac iva ivan iverson
            ives ivette ivey ivonne ivory ivy jack jackson jacob jacobs jacobson jacqueline james jamison jane janet
            janice jarvis jason jay jean jeanette jeanne jeff jefferson jeffery jeffrey jeffries jenkins jennie jennifer
            jennings jenny jensen jeremy jerry jesse jessica jesus jewell jill jim jimenez jimmy joan joann joanne joe
            joel john johnny johns johnson johnston jonathan jones jordan jose joseph josephine joshua joy joyce joyner
            juan juanita juarez judith judy julia julie june justice justin kane kara kareem karen kari karl karla
            katherine kathleen kathryn kathy katie katrina kaufman kay kayla keenan keith keller kelley kelli kelly
            kelvin kemp ken kendra kendrick kennedy kenneth kennith kenny kent kenton kermit kerr keven kevin key kieth
            kim kimberly king kinney kip kirby kirk kirkland klein kline knapp knight knox koch korey kory kramer krista
            kristen kristi kristin kristina kristine kristopher kristy krystal kurt kurtis kyle lamb lambert lance lane
            lang larry larsen larson laura lauren laurence laurie lawrence lawson leah lee leland lena leo leon leona
            leonard leroy lester levi lewis lillian lillie linda lindsay lindsey lionel lisa little lloyd logan lois lola
            long lonnie lopez loren lorenzo loretta lori lorraine louis louise love lowe lowell lucas lucille lucy luis
            luke lula luna luther luz lydia lyle lynch lynda lyons mabel malcolm manuel marc marcia marco marcus margaret
            maria marian marie marilyn mario marjorie mark marlene marsha marshall martha martin martinez marvin mary
            mason mathew matt matthew matthews mattie maureen maurice max maxine may mccoy mcdonald medina megan melanie
            melinda melissa melvin mendoza meyer michael micheal michele michelle miguel mike mildred miller mills milton
            minnie mitchell monica montgomery moore morales moreno morgan morris morrison murphy murray myers myron nadia
            nadine nance nancy nanette nannie naomi napoleon nash natalie natasha nathan nathaniel navarro neal ned neil
            nelda nell nellie nelson nestor nettie neva neville newell newman newsome newton nguyen nicholas nichole
            nichols nicholson nick nickolas nicolas nicole nielsen nieves nigel nikki nina nita nix nixon noah noble noe
            noel noemi nola nolan nona nora norbert norberto noreen norma norman normand norris norton novak nunez obrien
            ochoa ocie oconnell oconnor octavia octavio odell odessa odette odilia odis odom odonnell ofelia ohara ola
            olen oleta olga olin oliva olive oliver olivia olsen olson olympia oma omar omer ona oneal oneida oneil
            oneill opal ophelia ora oralia oren orlando orozco orpha orr ortega ortiz orval orville osborn osborne oscar
            ossie osvaldo oswaldo otilia otis ott otto ouida overton owen owens pablo padilla page paige palmer pam
            pamala pamela pansy parker parks pasquale patrica patrice patricia patrick patsy patterson patti patton patty
            paul paula paulette pauline payne pearl pearlie pearson pedro peggy pena penelope penny percy perez perkins
            perry pete peter peters peterson petra phil philip phillip phillips phoebe phyllis pierce pierre polly pope
            porfirio porter potter powell powers preston price prince priscilla qiana quach quade qualls quan quarles
            queen queenie quentin quesada quezada quiana quick quigley quijano quiles quillen quimby quincy quinlan quinn
            quinones quinonez quintana quintanilla quintero quintin quinton quirk quiroz quyen rachael rachel rafael
            ralph ramirez ramon ramona ramos randall randy raquel raul ray raymond rebecca reed regina reginald reid rena
            renee reyes reynolds rhonda ricardo rice richard richards richardson rick ricky riley rita rivera robert
            roberta roberto roberts robertson robin robinson robyn rochelle rodney rodriguez rodriquez roger rogers
            romero ron ronald ronda ronnie rosa rosalie rose rosemarie rosemary rosie ross roxanne roy ruben ruby ruiz
            russell ruth ryan sabrina sally salvador salvatore sam samantha sammy samuel sanchez sanders sandra sandy
            santiago sara sarah schmidt schultz scott sean sergio seth shane sharon shaun shaw shawn sheila sheldon
            shelly shelton sherman sherri sherry sheryl shirley sidney silva simmons simon simpson sims smith snyder
            sonia sonya soto spencer stacey stacy stanley steele stella stephanie stephen stephens steve steven stevens
            stewart stone stuart sue sullivan susan sutton suzanne sylvester sylvia tabitha talley tamara tami tammie
            tammy tanner tanya tara tasha tate tatum taylor ted teddy terence teresa teri terrance terrell terrence terri
            terry thaddeus thelma theodore theresa therese thomas thompson thornton thurman tiffany tillman tim timmy
            timothy tina todd tom tomas tommy toni tony tonya torres townsend tracey traci tracie tracy tran travis trent
            trevino trevor tricia trina trisha troy trujillo tucker turner tyler tyrone tyson uhl ula ulibarri ullman
            ulloa ulmer ulrich ulrike ulysses una underhill underwood unger unruh upchurch upshaw upton urban urbina
            urena urias uribe urquhart urrutia ursula usha usher ussery ute utley utter valarie valdez valencia valentin
            valentine valenzuela valeria valerie van vance vanessa vang vargas vasquez vaughan vaughn vazquez veda vega
            velasquez velazquez velez velma vera verda vern verna vernice vernon veronica vicente vickers vicki vickie
            vicky victor victoria vida vigil villa villanueva villarreal villegas vilma vince vincent vincenzo vinson
            viola violet virgie virgil virgilio virgina virginia vito vivian vogel von vonda wade wagner wai walker
            wallace walter walters waltraud wanda waneta wanita ward warren washington watkins watson wayne weaver webb
            wei welch weldon wells wen wendell wendi wendy wesley west wheeler white whitney wilbert wilbur wilburn wilda
            wiley wilford wilfred wilfredo wilhelmina will willa willard willene willette willia william williams
            williamson willis wilma wilmer wilson windy winfred winifred winnie winnifred winona winston wonda wood
            woodrow woods wright wyatt wynona xaimoungkhoun xander xang xavier xayasith xayavong xenia xia xiang xiao xie
            ximenez ximines xiomara xiong xochitl xuan xue xyong yadira yager yamada yamamoto yan yancey yancy yanez yang
            yanira yarborough yarbrough yasmin yates yazzie ybarra yeager yee yen yesenia yetta ying yocum yoder yoko
            yolanda yolande yolando yolonda yoo yoon york yoshiko yost young youngblood younger yount yuk yukiko yuko
            yulanda yun yung yuri yvette yvonne zachariah zachary zachery zack zackary zada zahn zaida zambrano zamora
            zamudio zandra zane zapata zaragoza zarate zavala zayas zeigler zelda zella zeller zelma zena zenaida zenia
            zenobia zepeda zetta zhang ziegler zielinski zimmer zimmerman zimmermann zina zink zinn zita zoe zofia zoila
            zola zona zonia zook zora zoraida zuber zula zulema zulma zuniga
            """;

    private static final Set<String> SET = set();

    private CommonNames() {}

    static boolean contains(String word) {
        return SET.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Set<String> set() {
        Set<String> names = new HashSet<>();
        NAMES.lines().forEach(line -> names.addAll(Set.of(line.split(" "))));
        return Set.copyOf(names);
    }
}
